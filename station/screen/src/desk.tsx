// The supervisors' desk at /desk: the door first, then queue, search, reports, day close.
import { useEffect, useState } from 'preact/hooks';
import { act, ask_desk, type Overview, type Session } from './desk_link';
import { attendance } from './presence';
import { sayer, type Say } from './texts';
import { DeskClose } from './views/desk_close';
import { DeskPassword } from './views/desk_password';
import { DeskQueue } from './views/desk_queue';
import { DeskReports } from './views/desk_reports';
import { DeskSearch } from './views/desk_search';
import { DeskShifts } from './views/desk_shifts';
import { DeskSignIn } from './views/desk_sign_in';
import { DeskTickets } from './views/desk_tickets';
import { Icon } from './views/icon';
import { MaintenanceLine } from './views/maintenance';

const kAskAgainMs = 5_000;
const kTabs = ['queue', 'tickets', 'search', 'reports', 'close'] as const;
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
  const at_door = { say, done: () => void ask() };
  return (
    <main class="desk">
      {!inside && session.change && <DeskPassword session={session} {...at_door} />}
      {!inside && !session.change && <DeskSignIn language={session.language} {...at_door} />}
      {inside && <Inside session={session} say={say} choose_language={set_language} ask_again={ask} />}
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
  choose_language: (language: string) => void;
  ask_again: () => Promise<void>; // who is signed in
}

function Inside({ session, say, choose_language, ask_again }: InsideProps) {
  const { language, may } = session;
  const [tab, set_tab] = useState<Tab>('queue');
  const [overview, set_overview] = useState<Overview>();
  const [changing, set_changing] = useState(false);
  const [told, tell] = useState('');
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

  const sign_out = async () => {
    await act('/sign-out', undefined, language);
    await ask_again();
  };
  const changed = async () => {
    set_changing(false);
    tell(say('desk.changed'));
    await ask_again();
  };
  if (!overview) return <Icon name="cut" class="lonely" />;
  return (
    <>
      <nav>
        <h1>{say('desk')}</h1>
        {kTabs.map((name) => (
          <button key={name} class={name === tab ? 'chosen' : ''} onClick={() => set_tab(name)}>
            {say('desk.' + name)}
          </button>
        ))}
        <LanguageButton language={language} choose={choose_language} />
        {session.person && (
          <>
            <b class="who">{session.person.name + ' · ' + say('role.' + session.person.role)}</b>
            <button onClick={() => set_changing(!changing)}>{say('desk.change_password')}</button>
            <button onClick={() => void sign_out()}>{say('desk.sign_out')}</button>
          </>
        )}
        <span class="faint">{overview.clock}</span>
      </nav>
      {session.open && <p class="open-door">{say('desk.open')}</p>}
      {told && <p class="open-door">{told}</p>}
      {changing && (
        <DeskPassword session={session} say={say} done={() => void changed()} cancel={() => set_changing(false)} />
      )}
      <MaintenanceLine planned={overview.maintenance} say={say} />
      {tab === 'queue' && <DeskQueue overview={overview} say={say} />}
      {tab === 'tickets' && <DeskTickets overview={overview} may={may} say={say} />}
      {tab === 'search' && <DeskSearch language={language} may={may} say={say} />}
      {tab === 'reports' && <DeskReports overview={overview} say={say} />}
      {tab === 'close' && <DeskShifts overview={overview} say={say} />}
      {tab === 'close' && <DeskClose overview={overview} say={say} />}
    </>
  );
}
