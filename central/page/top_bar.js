// The bar at the top: tabs, search, who looks. Made once, so that a refresh takes nothing from under anybody's hands.
import { element, fill } from './dom.js';
import { choose_other, say } from './language.js';
import { address_of, kTabs } from './place.js';

const bar = document.getElementById('top');

export function make_top(leave) {
  const link = (tab) => element('a', { href: '#' + tab, 'data-tab': tab }, say('tab.' + tab), element('b.badge', { hidden: true }));
  const input = element('input', { type: 'search', id: 'find', maxlength: 200, placeholder: say('look_for'), 'aria-label': say('look_for'), title: '/' });
  const go = (event) => {
    event.preventDefault();
    location.hash = address_of(input.value.trim());
    input.select(); // the next is typed or scanned over it
  };
  fill(bar, element('h1', {}, say('title')), element('nav', {}, Object.keys(kTabs).map(link)),
    element('form', { onsubmit: go, role: 'search' }, input, element('button', {}, say('look'))),
    element('span.who'), element('button', { onclick: choose_other }, say('other_language')), element('button', { onclick: leave }, say('leave')));
}

// `open`: by tab, how many need somebody.
export function update_top(at, viewer, open) {
  for (const link of bar.querySelectorAll('[data-tab]')) {
    const { tab } = link.dataset;
    if (tab === at.tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    const badge = link.querySelector('.badge');
    badge.hidden = !open[tab];
    badge.textContent = open[tab] ?? '';
  }
  bar.querySelector('.who').textContent = viewer;
  const input = document.getElementById('find');
  if (document.activeElement !== input) input.value = at.find;
  document.title = (open.tickets ? `(${open.tickets}) ` : '') + say('title');
}

export const clear_top = () => fill(bar);
