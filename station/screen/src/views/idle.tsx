// Nobody scanned for a while: the badge comes first. What was scanned waits for it, or is dropped by whoever takes the lane
// over.
import type { QueueState } from '../scan_queue';
import type { Say } from '../texts';
import { Icon } from './icon';

export function Idle({ queued, say, drop }: { queued: QueueState; say: Say; drop: () => void }) {
  return (
    <section class="over plain idle" role="alert">
      <Icon name="badge" />
      <h1>{queued.idle}</h1>
      {queued.unsent > 0 && <p class="waiting">{say('tablet.wait_for_badge', queued.unsent)}</p>}
      {queued.unsent > 0 && <button onClick={drop}>{say('tablet.drop', queued.unsent)}</button>}
    </section>
  );
}
