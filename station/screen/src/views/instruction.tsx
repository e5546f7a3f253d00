// What to do now, in the largest type there is room for.
import type { Screen } from '../protocol';
import type { Say } from '../texts';

export function Instruction({ screen, say }: { screen: Screen; say: Say }) {
  const told = screen.verdict.tone === 'ask' && screen.instruction === screen.verdict.text; // it stands in the band
  if (told && screen.hints.length === 0 && screen.quantity === 0) return null;
  return (
    <section class="instruction">
      {!told && <p>{screen.instruction}</p>}
      {screen.hints.length > 0 && (
        <ul class="hints">
          {screen.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      {screen.quantity > 0 && <b class="quantity">{say('quantity', screen.quantity)}</b>}
    </section>
  );
}
