// Who has no key yet.
import { element, fill } from './dom.js';
import { choose_other, say } from './language.js';
import { ask, key } from './link.js';

const kWhy = { 401: 'door.wrong', 403: 'door.other', 429: 'door.often', 0: 'line.never' };
export const why_not = (error) => (kWhy[error.status] ? say(kWhy[error.status]) : error.message);

// Draws it; `enter(name)` with a key that is good.
export function show_door(main, refused, enter) {
  const typed = element('input', { type: 'password', id: 'key', required: true, autocomplete: 'current-password', spellcheck: 'false' });
  const refusal = element('p.refusal', { role: 'alert' }, refused);
  const go = async (event) => {
    event.preventDefault();
    key.set(typed.value);
    try {
      enter((await ask('/admin/viewer')).viewer);
    } catch (error) {
      key.forget();
      refusal.textContent = why_not(error);
      typed.select();
    }
  };
  fill(main, element('section.door', {}, element('h1', {}, say('title')),
    element('form', { onsubmit: go }, element('label', { for: 'key' }, say('door.key')), typed,
      element('p.faint', {}, say('door.hint')), refusal,
      element('p.row', {}, element('button.first', { type: 'submit' }, say('door.enter')),
        element('button', { type: 'button', onclick: choose_other }, say('other_language'))))));
  typed.focus();
}
