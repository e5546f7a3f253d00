// What can be answered now: each answer with its barcode for gloved hands, and tappable.
import type { Choice } from '../protocol';
import { Barcode } from './barcode';

interface Props {
  choices: Choice[];
  many: boolean; // beside other things that want the room: barcodes may get narrow on a small screen
  send: (code: string) => void;
}

export function Choices({ choices, many, send }: Props) {
  if (choices.length === 0) return null;
  return (
    <nav class={'choices' + (many ? ' many' : '')}>
      {choices.map((choice) => (
        <button key={choice.code} class="choice" onClick={() => send(choice.code)}>
          <b>{choice.text}</b>
          <Barcode code={choice.code} />
        </button>
      ))}
    </nav>
  );
}
