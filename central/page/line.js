// The line below the bar: how old what is shown is, and why it is no newer.
import { language, say } from './language.js';
import { clock, lasted } from './times.js';

const shown = document.getElementById('line');
const kTroubles = { 0: 'line.no_answer', 502: 'line.no_answer', 503: 'line.database', 504: 'line.no_answer' };

function text_of(heard, trouble) {
  if (!trouble) return heard ? say('as_of', clock(heard, language)) : say('waiting');
  if (!heard) return trouble.status === 0 ? say('line.never') : trouble.message;
  return say(kTroubles[trouble.status] ?? 'line.refused', clock(heard, language), lasted(heard, language), trouble.message);
}

// `heard`: when that was asked which is shown; `trouble`: the error since then, if there was one.
export function draw_line(heard, trouble) {
  const text = text_of(heard, trouble);
  if (shown.textContent !== text) shown.textContent = text; // else it would be read aloud again
  document.body.classList.toggle('old', !!trouble);
}

export function clear_line() {
  shown.textContent = '';
  document.body.classList.remove('old');
}
