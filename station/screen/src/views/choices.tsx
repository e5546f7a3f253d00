// What can be answered now: each answer with its barcode for gloved hands, and tappable.
import type { Choice } from '../protocol';
import { use_fit } from '../fit';
import { Barcode } from './barcode';

interface Props {
  choices: Choice[];
  many: boolean; // beside other things that want the room: barcodes may get narrow on a small screen
  send: (code: string) => void;
}

export function Choices({ choices, many, send }: Props) {
  const cards = use_fit<HTMLElement>(choices.map((choice) => choice.code + choice.text).join() + many);
  if (choices.length === 0) return null;
  return (
    <nav ref={cards} class={'choices' + (many ? ' many' : '')}>
      {choices.map((choice) => (
        <button key={choice.code} class="choice" onClick={() => send(choice.code)}>
          <b>{choice.text}</b>
          <Barcode code={choice.code} />
        </button>
      ))}
    </nav>
  );
}
