// Another tab works the lane now.
import type { Say } from '../texts';
import { Icon } from './icon';

export function Elsewhere({ say, take }: { say: Say; take: () => void }) {
  return (
    <section class="over plain" role="alert">
      <Icon name="tablet" />
      <h1>{say('tablet.elsewhere')}</h1>
      <button class="main" onClick={take}>
        {say('tablet.use_this')}
      </button>
    </section>
  );
}
