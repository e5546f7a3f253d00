// The order's lines. The list scrolls by itself to the line that the last scan met, else to the first one not done.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Screen } from '../protocol';
import type { Say } from '../texts';
import { LineRow } from './line_row';

export function Lines({ screen, say }: { screen: Screen; say: Say }) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const box = list.current;
    const row = box?.querySelector<HTMLElement>('.line.last') ?? box?.querySelector<HTMLElement>('.line.open');
    if (box && row) box.scrollTop = row.offsetTop - (box.clientHeight - row.clientHeight) / 2;
  });
  return (
    <ul class="lines" ref={list}>
      {screen.lines.map((line) => (
        <LineRow key={line.line} line={line} say={say} />
      ))}
    </ul>
  );
}
