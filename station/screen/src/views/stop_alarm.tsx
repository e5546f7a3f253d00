// A refused scan fills the screen, with noise, until the station says that it was acknowledged.
import type { Screen } from '../protocol';
import type { Say } from '../texts';
import { use_fit } from '../fit';
import { Barcode } from './barcode';
import { Icon } from './icon';

const kAcknowledge = 'PB-C-OK';

interface Props {
  screen: Screen;
  tablet: boolean; // tapped, not scanned
  say: Say;
  send: (code: string) => void;
}

export function StopAlarm({ screen, tablet, say, send }: Props) {
  const why = use_fit<HTMLParagraphElement>(screen.verdict.text);
  return (
    <section class="stop" role="alert">
      <h1>
        <Icon name="stop" />
        {say('stop')}
      </h1>
      <p class="why" ref={why}>{screen.verdict.text}</p>
      <button class="choice" onClick={() => send(kAcknowledge)}>
        <b>{say(tablet ? 'tablet.acknowledge' : 'acknowledge')}</b>
        <Barcode code={kAcknowledge} />
      </button>
    </section>
  );
}
