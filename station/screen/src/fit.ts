// Type as large as there is room for: texts of any length come from the station, and none may be cut off.
import { useLayoutEffect, useRef } from 'preact/hooks';

const kStep = 0.94;
const kSmallest = 0.3; // of the size that the style sheet gives

// For an element whose box has a limited height: shrinks its type until its text is inside, unless a thumb scrolls it.
// Looked at again whenever `text` or the window changes.
export function use_fit<T extends HTMLElement>(text: string) {
  const element = useRef<T>(null);
  useLayoutEffect(() => {
    const fit = () => element.current && shrink(element.current);
    fit();
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [text]);
  return element;
}

function shrink(element: HTMLElement) {
  element.style.fontSize = '';
  const { fontSize, overflowY } = getComputedStyle(element);
  if (overflowY === 'auto') return;
  const full = parseFloat(fontSize);
  const too_big = () => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  for (let share = 1; share > kSmallest && too_big(); share *= kStep) element.style.fontSize = `${full * share}px`;
}
