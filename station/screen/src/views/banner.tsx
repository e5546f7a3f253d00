// What the operator must know of the page itself: line lost, scans not sent yet, refused or dropped, sound off.
import type { QueueState } from '../scan_queue';
import type { Say } from '../texts';
import { Icon } from './icon';

interface Props {
  say: Say;
  known: boolean; // false: the station has not been heard yet, so there are no words either
  up: boolean;
  queued: QueueState;
  audible: boolean;
}

export function Banner({ say, known, up, queued, audible }: Props) {
  if (!known) return <Icon name="cut" class="lonely" />;
  return (
    <div class="banners" role="status">
      {!up && (
        <div class="banner lost">
          <Icon name="cut" />
          {say('connection_lost')}
          {queued.unsent > 0 && <b class="unsent">{say('tablet.waiting', queued.unsent)}</b>}
        </div>
      )}
      {up && queued.late && <div class="banner waiting">{say('tablet.waiting', queued.unsent)}</div>}
      {queued.refused && <div class="banner lost">{say('scan_refused', queued.refused)}</div>}
      {queued.dropped > 0 && <div class="banner lost">{say('tablet.dropped', queued.dropped)}</div>}
      {!audible && (
        <button class="banner sound">
          <Icon name="sound" />
          {say('sound_on')}
        </button>
      )}
    </div>
  );
}
