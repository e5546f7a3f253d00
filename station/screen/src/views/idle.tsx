// Nobody scanned for a while: the badge comes first.
import { Icon } from './icon';

export function Idle({ told }: { told: string }) {
  return (
    <section class="over plain idle" role="alert">
      <Icon name="badge" />
      <h1>{told}</h1>
    </section>
  );
}
