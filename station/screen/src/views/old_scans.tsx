// Scans that an earlier page could not send, too long ago to be sent unasked.
import { useState } from 'preact/hooks';
import type { QueueState } from '../scan_queue';
import type { Say } from '../texts';
import { due_text, time_before } from '../time';
import { Icon } from './icon';

interface Props {
  queued: QueueState;
  clock: string; // of the bench, now
  say: Say;
  send: () => void;
  drop: () => void;
}

const kShown = 3;

export function OldScans({ queued: { old, unsent }, clock, say, send, drop }: Props) {
  const [from] = useState(() => due_text(time_before(clock, Date.now() - old![0].at), clock));
  const more = old!.length > kShown ? ' …' : '';
  return (
    <section class="over plain old-scans" role="alert">
      <Icon name="cut" />
      <h1>{say('tablet.old', unsent)}</h1>
      <p>{say('tablet.old_since', from)}</p>
      <p class="codes">{old!.slice(0, kShown).map(({ code }) => code).join(', ') + more}</p>
      <button class="main" onClick={send}>
        {say('tablet.send', unsent)}
      </button>
      <button class="drop" onClick={drop}>
        {say('tablet.drop', unsent)}
      </button>
    </section>
  );
}
