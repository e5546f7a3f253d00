// How the last scan was met: colour, shape and words.
import type { Screen } from '../protocol';
import { use_fit } from '../fit';
import { Icon } from './icon';

// `scan` is the number of the scan: a new one makes the band flash even if its words are the same as before.
export function VerdictBand({ screen, scan }: { screen: Screen; scan: number }) {
  const { tone, text } = screen.verdict;
  const words = use_fit<HTMLParagraphElement>(`${scan} ${text}`);
  if (tone === 'none') return null;
  return (
    <section key={scan} class={'verdict tone-' + tone} role="status">
      <Icon name={tone} />
      <p ref={words}>{text}</p>
    </section>
  );
}
