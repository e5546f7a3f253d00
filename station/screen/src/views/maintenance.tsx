// Planned maintenance: one line from the day before until it has ended.
import type { Maintenance } from '../protocol';
import type { Say } from '../texts';

export function MaintenanceLine({ planned, say }: { planned: Maintenance | null; say: Say }) {
  return planned && <p class="maintenance">{say('maintenance', planned.from, planned.to, planned.text)}</p>;
}
