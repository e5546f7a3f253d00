// Whose words the page speaks: chosen by the button and kept, else the browser's.
import { texts } from './texts.js';

const kLanguages = ['zh-CN', 'en'];
const kKept = 'packbench.language';

const wanted = localStorage.getItem(kKept) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
export const language = kLanguages.includes(wanted) ? wanted : 'en';
document.documentElement.lang = language;

export function choose_other() {
  localStorage.setItem(kKept, kLanguages.find((each) => each !== language));
  location.reload();
}

const at = kLanguages.indexOf(language);

// A key that the catalogue doesn't have is shown as it is: a hole that can be seen gets mended.
export const say = (key, ...args) => (texts[key]?.[at] ?? key).replace(/\{(\d)\}/g, (_, index) => args[index] ?? '');

// A word of the centre's in a column; of those that benches and later versions invent, as it came.
export const word = (column, value) => texts[`${column}.${value}`]?.[at] ?? value;

export const count = (number) => Number(number).toLocaleString(language);
