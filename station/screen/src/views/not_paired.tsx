// A device that the station doesn't know (any more): how it is paired.
import type { Say } from '../texts';
import { Icon } from './icon';

export function NotPaired({ say, told }: { say: Say; told?: string }) {
  return (
    <section class="over plain" role="alert">
      <Icon name="tablet" />
      <h1>{told || say('tablet.not_paired')}</h1>
      <p>{say('tablet.pair_how')}</p>
    </section>
  );
}
