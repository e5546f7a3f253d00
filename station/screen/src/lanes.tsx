// The page at "/": the list of lanes at the bench, and on a tablet the lane that it is paired with.
import { useEffect, useState } from 'preact/hooks';
import { use_pairing } from './pairing';
import type { LaneList, Pairing } from './protocol';
import { sayer } from './texts';
import { Icon } from './views/icon';
import { NotPaired } from './views/not_paired';

const kAskAgainMs = 3_000;

export function HomePage() {
  const pairing = use_pairing(true);
  if (!pairing) return <Icon name="cut" class="lonely" />;
  return pairing === 'bench' ? <LanesPage /> : <TabletHome {...pairing} />;
}

// Goes to the lane that this device is paired with, or tells how to pair it.
export function TabletHome({ lane, texts }: Pairing) {
  useEffect(() => {
    if (lane) location.replace('/lane/' + lane);
  }, [lane]);
  return lane ? <Icon name="tablet" class="lonely" /> : <NotPaired say={sayer(texts)} />;
}

function LanesPage() {
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
