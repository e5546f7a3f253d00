// The page: what the address names is asked for, drawn, and asked for again.
import { show_door, why_not } from './door.js';
import { element, fill } from './dom.js';
import { language, say } from './language.js';
import { clear_line, draw_line } from './line.js';
import { ask, ask_table, key } from './link.js';
import { flow_section, needs_by_tab, needs_section } from './overview.js';
import { place, turn } from './place.js';
import { section } from './table.js';
import { ask_for_end, end_button } from './ticket_end.js';
import { centre_says } from './times.js';
import { clear_top, make_top, update_top } from './top_bar.js';

const kAskAgainMs = 10_000, kTryAgainMs = 3_000;

const main = document.getElementById('main'), dialog = document.getElementById('asked');

let viewer; // name; undefined: at the door
let heard; // when that was asked which is shown
let trouble; // the error since; undefined: all is well
let timer;
let turn_number = 0; // of the newest question: the answer to an older one comes too late

function draw_table({ name, from }, answer) {
  if (name === 'flow') return flow_section(answer);
  const end = (ticket) => end_button(ticket, () => ask_for_end(dialog, ticket, viewer, refresh));
  return section(name, answer, { from, turn, act: name === 'tickets' && end });
}

function draw(at, needs, answers) {
  const all = at.tables.map((table, index) => draw_table(table, answers[index]));
  if (at.tab === 'overview') return [needs_section(needs), ...all];
  if (at.tab !== 'search') return all;
  const is_full = (_, index) => answers[index].rows.length > 0;
  const empty = at.tables.filter((_, index) => !is_full(_, index)).map(({ name }) => say('table.' + name));
  const rest = empty.length < all.length ? say('nothing_in', empty.join(language === 'en' ? '; ' : '；')) : say('nothing_at_all', at.find);
  return [...all.filter(is_full), empty.length > 0 && element('p.faint', {}, rest)];
}

// Somebody is about to copy something.
function is_selecting() {
  const selected = getSelection();
  return !selected.isCollapsed && main.contains(selected.anchorNode);
}

// All that the address names, in one go: nothing is shown that was asked at different times.
async function ask_all(at) {
  const asked = new Date();
  const [told, needs, ...answers] = await Promise.all([
    ask('/admin/viewer'), ask_table('needs'), ...at.tables.map(({ name, from }) => ask_table(name, at.find, from))]);
  return { asked, told, needs, answers };
}

function show(at, { asked, told, needs, answers }) {
  centre_says(told.now);
  [viewer, heard, trouble] = [told.viewer, asked, undefined];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  fill(main, draw(at, needs, answers), element('footer.faint', {}, say('zone', zone), ' · ', told.version));
  update_top(at, viewer, needs_by_tab(needs));
}

async function refresh() {
  clearTimeout(timer);
  const mine = ++turn_number;
  const at = place();
  try {
    const all = await ask_all(at);
    if (mine !== turn_number) return;
    if (!is_selecting()) show(at, all);
  } catch (error) {
    if (mine !== turn_number) return;
    if (error.status === 401 || error.status === 403) return leave(why_not(error));
    trouble = error;
  }
  draw_line(heard, trouble);
  timer = setTimeout(refresh, trouble ? kTryAgainMs : kAskAgainMs);
}

function leave(why) {
  key.forget();
  turn_number += 1;
  viewer = heard = trouble = undefined;
  clearTimeout(timer);
  if (dialog.open) dialog.close();
  clear_top();
  clear_line();
  show_door(main, why, enter);
}

function enter(name) {
  viewer = name;
  fill(main);
  make_top(() => leave(''));
  draw_line();
  void refresh();
}

const is_inside = () => viewer !== undefined;
addEventListener('hashchange', () => is_inside() && (getSelection().empty(), scrollTo(0, 0), refresh()));
document.addEventListener('visibilitychange', () => is_inside() && !document.hidden && refresh());
document.addEventListener('keydown', (event) => {
  if (!is_inside() || event.key !== '/' || dialog.open || /INPUT|TEXTAREA/.test(document.activeElement?.tagName)) return;
  event.preventDefault();
  document.getElementById('find').select();
});
setInterval(() => is_inside() && trouble && draw_line(heard, trouble), 1000);

// This tab's key, as long as nobody says that it is good no more.
if (key.get()) enter('');
else show_door(main, '', enter);
