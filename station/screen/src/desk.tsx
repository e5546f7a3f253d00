// The supervisors' desk at /desk: queue, search, reports, day close.
import { useEffect, useState } from 'preact/hooks';
import { ask_desk, type Overview } from './desk_link';
import { sayer } from './texts';
import { DeskClose } from './views/desk_close';
import { DeskQueue } from './views/desk_queue';
import { DeskReports } from './views/desk_reports';
import { DeskSearch } from './views/desk_search';
import { DeskShifts } from './views/desk_shifts';
import { DeskTickets } from './views/desk_tickets';
import { Icon } from './views/icon';
import { MaintenanceLine } from './views/maintenance';

const kAskAgainMs = 5_000;
const kTabs = ['queue', 'tickets', 'search', 'reports', 'close'] as const;
type Tab = (typeof kTabs)[number];

export function DeskPage() {
  const [language, set_language] = useState(new URLSearchParams(location.search).get('language') ?? '');
  const [tab, set_tab] = useState<Tab>('queue');
  const [overview, set_overview] = useState<Overview>();

  useEffect(() => {
    const ask = async () => set_overview(await ask_desk<Overview>('', { language }));
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, [language]);
  useEffect(() => {
    if (overview) document.documentElement.lang = overview.language;
  }, [overview?.language]);

  if (!overview) return <Icon name="cut" class="lonely" />;
  const say = sayer(overview.texts);
  return (
    <main class="desk">
      <nav>
        <h1>{say('desk')}</h1>
        {kTabs.map((name) => (
          <button key={name} class={name === tab ? 'chosen' : ''} onClick={() => set_tab(name)}>
            {say('desk.' + name)}
          </button>
        ))}
        <button class="language" onClick={() => set_language(overview.language === 'en' ? 'zh-CN' : 'en')}>
          {overview.language === 'en' ? '中文' : 'English'}
        </button>
        <span class="faint">{overview.clock}</span>
      </nav>
      <MaintenanceLine planned={overview.maintenance} say={say} />
      {tab === 'queue' && <DeskQueue overview={overview} say={say} />}
      {tab === 'tickets' && <DeskTickets overview={overview} say={say} />}
      {tab === 'search' && <DeskSearch language={overview.language} say={say} />}
      {tab === 'reports' && <DeskReports overview={overview} say={say} />}
      {tab === 'close' && <DeskShifts overview={overview} say={say} />}
      {tab === 'close' && <DeskClose overview={overview} say={say} />}
    </main>
  );
}
