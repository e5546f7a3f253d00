// What can be answered now: each answer with its barcode for gloved hands, and tappable.
import type { Choice } from '../protocol';
import { Barcode } from './barcode';

export function Choices({ choices, send }: { choices: Choice[]; send: (code: string) => void }) {
  if (choices.length === 0) return null;
  return (
    <nav class="choices">
      {choices.map((choice) => (
        <button key={choice.code} class="choice" onClick={() => send(choice.code)}>
          <b>{choice.text}</b>
          <Barcode code={choice.code} />
        </button>
      ))}
    </nav>
  );
}
