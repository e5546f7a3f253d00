// The supervisors' desk at /desk: the door first, then queue, search, reports, day close.
import { useEffect, useState } from 'preact/hooks';
import { act, ask_desk, type Devices, type Overview, type Printing, type Session, type Tablets } from './desk_link';
import { attendance } from './presence';
import { sayer, type Say } from './texts';
import { DeskDevices } from './views/desk_devices';
import { DeskClose } from './views/desk_close';
import { DeskTemplates } from './views/desk_templates';
import { DeskPassword, type WayOut } from './views/desk_password';
import { DeskPin } from './views/desk_pin';
import { DeskPrinters } from './views/desk_printers';
import { DeskQueue } from './views/desk_queue';
import { DeskReports } from './views/desk_reports';
import { DeskSearch } from './views/desk_search';
import { DeskShifts } from './views/desk_shifts';
import { DeskSignIn } from './views/desk_sign_in';
import { DeskTablets } from './views/desk_tablets';
import { DeskTickets } from './views/desk_tickets';
import { Icon } from './views/icon';
import { LineBadge } from './views/line_badge';
import { MaintenanceLine } from './views/maintenance';

const kAskAgainMs = 5_000;
const kTabs = ['queue', 'tickets', 'search', 'reports', 'close', 'printers', 'devices', 'templates', 'tablets'] as const;
type Tab = (typeof kTabs)[number];

export function DeskPage() {
  const [language, set_language] = useState(new URLSearchParams(location.search).get('language') ?? '');
  const [session, set_session] = useState<Session>();
  const ask = async () => {
    const answer = await ask_desk<Session>('/session', { language });
    if (answer) set_session(answer); // without the line, who is signed in stays so
  };
  useEffect(() => {
    void ask();
    const timer = session ? 0 : setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, [language, !session]);
  useEffect(() => {
    if (session) document.documentElement.lang = session.language;
  }, [session?.language]);

  if (!session) return <Icon name="cut" class="lonely" />;
  const say = sayer(session.texts);
  const inside = session.may.includes('look');
  const sign_out = async () => {
    await act('/sign-out', undefined, session.language);
    await ask();
  };
  const now_who = () => void ask();
  const leave = { text: say('desk.sign_out'), go: () => void sign_out() };
  return (
    <main class="desk">
      {!inside && session.change && (
        <DeskPassword session={session} say={say} done={now_who} refused={now_who} way_out={leave} />
      )}
      {!inside && !session.change && <DeskSignIn language={session.language} say={say} done={now_who} />}
      {inside && <Inside {...{ session, say, leave }} choose_language={set_language} ask_again={ask} />}
      {!inside && <LanguageButton language={session.language} choose={set_language} />}
    </main>
  );
}

function LanguageButton({ language, choose }: { language: string; choose: (language: string) => void }) {
  return (
    <button class="language" onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}>
      {language === 'en' ? '中文' : 'English'}
    </button>
  );
}

interface InsideProps {
  session: Session;
  say: Say;
  leave: WayOut;
  choose_language: (language: string) => void;
  ask_again: () => Promise<void>; // who is signed in
}

function Inside({ session, say, leave, choose_language, ask_again }: InsideProps) {
  const [tab, set_tab] = useState<Tab>('queue');
  const [changing, change] = useState<Secret>();
  const [told, tell] = useState('');
  const overview = use_overview(session.language, ask_again);
  const [tablets, ask_tablets] = use_tablets(tab === 'tablets');
  const devices = use_devices(tab === 'devices', session.language);
  const [printing, ask_printing] = use_printing(tab === 'printers', session.language);
  const changed = (what: string) => {
    change(undefined);
    tell(what);
    void ask_again();
  };
  const cancel = { text: say('desk.cancel'), go: () => change(undefined) };
  const tabs = kTabs.filter((name) => name !== 'tablets' || !!tablets?.lanes.length);
  if (!overview) return <Icon name="cut" class="lonely" />;
  return (
    <>
      <nav>
        <h1>{say('desk')}</h1>
        {tabs.map((name) => (
          <button key={name} class={name === tab ? 'chosen' : ''} onClick={() => set_tab(name)}>
            {say('desk.' + name)}
          </button>
        ))}
        <LanguageButton language={session.language} choose={choose_language} />
        <Who {...{ session, say, leave }} change={(what) => change(what === changing ? undefined : what)} />
        <LineBadge line={overview.line} say={say} />
        <span class="faint">{overview.clock}</span>
      </nav>
      {session.open && <p class="open-door">{say('desk.open')}</p>}
      {told && <p class="open-door">{told}</p>}
      {changing === 'password' && (
        <DeskPassword
          session={session}
          say={say}
          done={() => changed(say('desk.changed'))}
          refused={() => void ask_again()}
          way_out={cancel}
        />
      )}
      {changing === 'pin' && <DeskPin session={session} say={say} done={changed} way_out={cancel} />}
      <MaintenanceLine planned={overview.maintenance} say={say} />
      <Opened {...{ tab, overview, tablets, devices, printing, session, say }} changed={tab === 'printers' ? ask_printing : ask_tablets} />
    </>
  );
}

// As it is now, while the page is open. Where there is none, somebody may have been signed out.
function use_overview(language: string, ask_again: () => Promise<void>) {
  const [overview, set_overview] = useState<Overview>();
  useEffect(() => {
    const ask = async () => {
      const answer = await ask_desk<Overview>('', { language, ...attendance() });
      set_overview(answer);
      if (!answer) await ask_again();
    };
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, [language]);
  return overview;
}

// Lanes that are carried about, as they are now while they are `shown`; a bench without any doesn't show them.
function use_tablets(shown: boolean): [Tablets | undefined, () => void] {
  const [tablets, set_tablets] = useState<Tablets>();
  const ask = async () => {
    const answer = await ask_desk<Tablets>('/tablets', attendance());
    if (answer) set_tablets(answer);
  };
  useEffect(() => {
    void ask();
    const timer = shown ? setInterval(() => void ask(), kAskAgainMs) : 0;
    return () => clearInterval(timer);
  }, [shown]);
  return [tablets, () => void ask()];
}

// As they are now, while they are `shown`.
function use_devices(shown: boolean, language: string): Devices | undefined {
  const [devices, set_devices] = useState<Devices>();
  useEffect(() => {
    if (!shown) return;
    const ask = async () => set_devices(await ask_desk<Devices>('/devices', { language, ...attendance() }));
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, [shown, language]);
  return devices;
}

// As they are now, while they are `shown`.
function use_printing(shown: boolean, language: string): [Printing | undefined, () => void] {
  const [printing, set_printing] = useState<Printing>();
  const ask = async () => set_printing(await ask_desk<Printing>('/printers', { language, ...attendance() }));
  useEffect(() => {
    if (!shown) return;
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, [shown, language]);
  return [printing, () => void ask()];
}

type Secret = 'password' | 'pin';

interface WhoProps {
  session: Session;
  say: Say;
  change: (what: Secret) => void;
  leave: WayOut;
}

function Who({ session, say, change, leave }: WhoProps) {
  if (!session.person) return null;
  return (
    <>
      <b class="who">{session.person.name + ' · ' + say('role.' + session.person.role)}</b>
      <button onClick={() => change('password')}>{say('desk.change_password')}</button>
      <button onClick={() => change('pin')}>{say('desk.pin')}</button>
      <button onClick={leave.go}>{leave.text}</button>
    </>
  );
}

interface OpenedProps {
  tab: Tab;
  overview: Overview;
  tablets: Tablets | undefined;
  devices: Devices | undefined;
  printing: Printing | undefined;
  session: Session;
  say: Say;
  changed: () => void;
}

function Opened({ tab, overview, tablets, devices, printing, session, say, changed }: OpenedProps) {
  const { language, may } = session;
  return (
    <>
      {tab === 'queue' && <DeskQueue overview={overview} may_work={may.includes('work')} say={say} />}
      {tab === 'tickets' && <DeskTickets overview={overview} may={may} say={say} />}
      {tab === 'search' && <DeskSearch language={language} may={may} say={say} />}
      {tab === 'reports' && <DeskReports overview={overview} say={say} />}
      {tab === 'close' && <DeskShifts overview={overview} say={say} />}
      {tab === 'close' && <DeskClose overview={overview} say={say} />}
      {tab === 'printers' && printing && <DeskPrinters {...{ printing, may, language, say, changed }} />}
      {tab === 'devices' && devices && <DeskDevices {...{ devices, language, say }} />}
      {tab === 'templates' && <DeskTemplates {...{ may, language, say }} />}
      {tab === 'tablets' && tablets && <DeskTablets {...{ tablets, may, language, say, changed }} />}
    </>
  );
}
