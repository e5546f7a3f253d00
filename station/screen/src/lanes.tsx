// The list of lanes at "/".
import { useEffect, useState } from 'preact/hooks';
import type { LaneList } from './protocol';
import { sayer } from './texts';
import { Icon } from './views/icon';

const kAskAgainMs = 3_000;

export function LanesPage() {
  const [list, set_list] = useState<LaneList>();
  useEffect(() => {
    const ask = async () => {
      try {
        const reply = await fetch('/api/lanes');
        set_list(reply.ok ? ((await reply.json()) as LaneList) : undefined);
      } catch {
        set_list(undefined);
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => clearInterval(timer);
  }, []);
  if (!list) return <Icon name="cut" class="lonely" />;
  const say = sayer(list.texts);
  return (
    <main class="lanes">
      <h1>{say('lanes')}</h1>
      {list.lanes.map((lane) => (
        <a key={lane.lane} href={'/lane/' + lane.lane}>
          <b>{say('lane', lane.lane)}</b>
          <span>{lane.person || say('lane_free')}</span>
          <span class="code">{lane.order}</span>
        </a>
      ))}
      <a href="/desk">
        <b>{say('desk')}</b>
      </a>
    </main>
  );
}
