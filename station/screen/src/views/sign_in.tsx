// Nobody is signed in: the picture of a badge under the instruction to scan one.
import { Icon } from './icon';

export function SignIn() {
  return (
    <section class="hero sign-in">
      <Icon name="badge" />
      <Icon name="none" />
    </section>
  );
}
