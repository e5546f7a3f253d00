// Debian's Chromium, without a window and without talking to anybody.
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

// Runs `drive(page, station)` on a lane page of a stand-in station, and ends both however it went.
export async function with_lane({ browser, language = 'en', size = kSizes[0], path = '/lane/1' }, drive) {
  const station = new StandIn(dist, language);
  const url = await station.start();
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(8000);
  try {
    await drive(page, station, url + path);
  } finally {
    await page.close();
    await station.stop();
  }
}

// Names of all elements whose text is cut off or that stand outside the window; the scrolling lists may be longer
// than their box.
export function spilled(page) {
  return page.evaluate(() => {
    const scrolling = (element) => element.closest('.lines, .side, .drawer, .work, .settled');
    const wrong = [];
    for (const element of document.querySelectorAll('#page *:not(svg *)')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || scrolling(element)) continue;
      const outside = box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
      const cut = element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflowX === 'hidden';
      if (outside || cut) wrong.push(`${element.tagName}.${element.getAttribute('class')}: ${element.textContent.slice(0, 40)}`);
    }
    return wrong;
  });
}
