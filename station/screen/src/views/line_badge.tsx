// The line to the centre: up, or since when not, and what it does not know yet. Nothing where the bench works for itself.
import type { CentreLine } from '../protocol';
import type { Say } from '../texts';
import { age_text } from '../time';
import { Icon } from './icon';

export function LineBadge({ line, say }: { line: CentreLine | null | undefined; say: Say }) {
  if (!line) return null;
  const fine = line.state === 'up';
  return (
    <span class={'device centre-line ' + (fine ? 'fine' : 'trouble')} title={line.text}>
      <Icon name="centre" />
      {fine ? <Icon name="good" class="small" /> : say('line.' + line.state, age_text(line.since_s))}
      {!!line.unsent && <b>{say('line.unsent', line.unsent)}</b>}
    </span>
  );
}
