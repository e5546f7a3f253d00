// Debian's Chromium, without a window and without talking to anybody.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { dist } from './screen_build.mjs';
import { StandIn } from './stand_in.mjs';

const kArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const kSizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
];
export const kLanguages = ['zh-CN', 'en'];

export const shots = fileURLToPath(new URL('shots', import.meta.url));

export function launch(...more) {
  mkdirSync(shots, { recursive: true });
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...kArguments, ...more] });
}

// Key strokes bear the time that the test says: how fast this machine types is none of a scanner's business. Runs in the
// page before its own script.
export function own_clock() {
  window.clock = 1_000_000;
  Object.defineProperty(Event.prototype, 'timeStamp', { get: () => window.clock });
}

export async function until(what, holds) {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// Waits until the message of that number is drawn.
export const shown = (page, seq) => page.locator(`.page[data-seq="${seq}"]`).waitFor();

// Runs `drive(page, station)` on a lane page of a stand-in station, and ends both however it went.
export async function with_lane({ browser, language = 'en', size = kSizes[0], path = '/lane/1' }, drive) {
  const station = new StandIn(dist, language);
  const url = await station.start();
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(60_000);
  try {
    await drive(page, station, url + path);
  } finally {
    await page.close();
    await station.stop();
  }
}

// Names of all elements that stand outside the window or their part of it, or whose text is cut off. Lists that scroll
// may be longer than their box, and a line that is done may be shortened.
export function spilled(page) {
  return page.evaluate(() => {
    const wrong = [];
    const outside = (box, of) =>
      box.right > of.right + 1 || box.left < of.left - 1 || box.bottom > of.bottom + 1 || box.top < of.top - 1;
    const window_box = new DOMRect(0, 0, innerWidth, innerHeight);
    for (const element of document.querySelectorAll('#page *:not(svg *)')) {
      const box = element.getBoundingClientRect();
      const lists = element.closest('.lines > *, .side > *, .drawer > *, .tablet .choices > *');
      if (box.width === 0 || element.closest('.settled, .note:not(.next), .work li')) continue;
      const part = lists?.parentElement ?? element.closest('.middle, .choices, .stop, .verdict, .top');
      const room = part && part !== element ? part.getBoundingClientRect() : window_box;
      const allowed = lists ? new DOMRect(room.x, -1e6, room.width, 2e6) : room;
      const style = getComputedStyle(element);
      const cut = style.overflowX === 'hidden' && !element.matches('.lines, .side, .drawer, .work ul, .tablet .choices, .over') &&
        (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2);
      if (outside(box, allowed) || cut)
        wrong.push(`${element.tagName}.${element.getAttribute('class')}: ${element.textContent.slice(0, 40)}`);
    }
    return wrong;
  });
}

// As a browser does until somebody touches the page. Chromium itself can't be relied on here: a test that looks at the page
// counts as a touch, so that whether it refuses depends on who comes first.
export function refuse_sound() {
  window.AudioContext = class extends AudioContext {
    touched = false;
    get state() {
      return this.touched ? super.state : 'suspended';
    }
    async resume() {
      this.touched = true;
      await super.resume();
      this.dispatchEvent(new Event('statechange'));
    }
  };
}
