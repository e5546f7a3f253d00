// Lanes on tablets: pairing, badge and PIN, a lane that rests, scans kept while the line is away, wedge scanners.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, own_clock, refuse_sound, shown, until, with_lane } from './browser.mjs';

const kPhone = { width: 390, height: 844 };
const kStopBuzz = [350, 100, 350];
const tablet = (message) => (message.tablet = true);
const refusal = (status, code, message) => ({ status, code, message });

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const on_tablet = (drive, { screen = 'packing', path = '/lane/1' } = {}) =>
  with_lane({ browser, size: kPhone, path }, async (page, station, url) => {
    await page.addInitScript(own_clock);
    await page.addInitScript(feel);
    station.replies['GET /api/tablet'] = () => ({ lane: '1', language: 'en', texts: station.message('idle').texts });
    station.show(screen, tablet);
    await drive(page, station, url);
  });

// A lane page that is up, on which each badge needs the PIN 2468.
const with_pin = (drive) =>
  on_tablet(async (page, station, url) => {
    const tries = [];
    station.refuse = (scan) => {
      if (!scan.code.startsWith('PB-B-')) return undefined;
      tries.push(scan);
      if (!scan.pin) return refusal(401, 'pin.needed', 'Enter your PIN');
      return scan.pin === '2468' ? undefined : refusal(401, 'pin.wrong', 'Wrong badge or PIN');
    };
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'PB-B-P1');
    await page.locator('.pin-pad').waitFor();
    await drive(page, station, tries);
  });

// What a hand would feel; runs in the page before its own script.
function feel() {
  window.felt = [];
  Navigator.prototype.vibrate = (pattern) => window.felt.push(pattern);
}

const wedge = (page, code) => page.keyboard.type(code + '\n');

async function tap(page, digits) {
  for (const digit of digits) await page.locator(`[data-key="${digit}"]`).click();
  await page.locator('[data-key="Enter"]').click();
}

// As somebody types: with time between two keys.
async function by_hand(page, keys) {
  for (const key of keys) {
    await page.evaluate('window.clock += 300');
    await page.keyboard.press(key);
  }
}

const digits = (page, count) => page.locator(`.dots[data-digits="${count}"]`).waitFor();

test('a pairing code leads to the lane, and is sent once', () =>
  on_tablet(async (page, station, url) => {
    const posted = [];
    station.replies['POST /api/tablet/pair'] = (body) => (posted.push(body), { lane: '1' });
    await page.goto(url);
    await page.getByText('Lane 1', { exact: true }).waitFor();
    await page.waitForURL('**/lane/1');
    await page.locator('.thumbs').waitFor();
    assert.equal(posted.length, 1);
    assert.equal(posted[0].code, 'CODE-1');
    assert.match(posted[0].secret, /^[0-9a-f]{64}$/);
  }, { path: '/pair#CODE-1' }));

test('a pairing whose answer was lost is tried again with the same secret, and each page has its own', () =>
  on_tablet(async (page, station, url) => {
    const secrets = [];
    await page.route('**/api/tablet/pair', async (route) => {
      secrets.push(route.request().postDataJSON().secret);
      if (secrets.length < 2) return route.abort();
      await route.continue();
    });
    station.replies['POST /api/tablet/pair'] = { status: 401, error: { code: 'tablet.pairing_over', message: 'Too old' } };
    await page.goto(url);
    await page.getByText('Too old').waitFor();
    await page.reload();
    await page.getByText('Too old').waitFor();
    await until('the other page', () => secrets.length === 3);
    assert.equal(secrets[0], secrets[1]);
    assert.notEqual(secrets[1], secrets[2]);
  }, { path: '/pair#CODE-1' }));

test('a pairing code that is over says so, and how to get another one', () =>
  on_tablet(async (page, station, url) => {
    const error = { code: 'tablet.pairing_over', message: 'That pairing code was used' };
    station.replies['POST /api/tablet/pair'] = { status: 401, error };
    await page.goto(url);
    await page.getByText(error.message).waitFor();
    await page.getByText('At the desk').waitFor();
  }, { path: '/pair#OLD' }));

test('a tablet goes to the lane that it is paired with; one that is not paired says so', () =>
  on_tablet(async (page, station, url) => {
    const texts = station.message('idle').texts;
    station.replies['GET /api/tablet'] = { lane: '', texts };
    await page.goto(url);
    await page.getByText('This device is not paired').waitFor();
    station.replies['GET /api/tablet'] = { lane: '1', texts };
    await page.waitForURL('**/lane/1');
  }, { path: '/' }));

test('a lane whose device was unpaired says so, and goes on when it is paired again', () =>
  on_tablet(async (page, station, url) => {
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    const paired = station.replies['GET /api/tablet'];
    station.replies['GET /api/tablet'] = () => ({ ...paired(), lane: '' });
    await station.restart();
    await page.getByText('This device is not paired').waitFor();
    station.replies['GET /api/tablet'] = paired;
    await page.locator('.thumbs').waitFor();
  }));

test('a scan that is refused for want of pairing is kept', () =>
  on_tablet(async (page, station, url) => {
    const ids = [];
    station.refuse = ({ id }) => (ids.push(id), refusal(401, 'tablet.not_paired', 'This device is not paired'));
    const paired = station.replies['GET /api/tablet'];
    station.replies['GET /api/tablet'] = () => ({ ...paired(), lane: '' });
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X1');
    await page.getByText('This device is not paired').waitFor();
    station.refuse = () => undefined;
    station.replies['GET /api/tablet'] = paired;
    await page.reload();
    await until('the scan', () => station.scans.length === 1);
    assert.deepEqual(ids, [station.scans[0].id]);
  }));

test('a device that is paired again sends what waited, without a reload', () =>
  on_tablet(async (page, station, url) => {
    const paired = station.replies['GET /api/tablet'];
    let asked = 0;
    station.replies['GET /api/tablet'] = () => (asked += 1, { ...paired(), lane: '' });
    station.refuse = () => refusal(401, 'tablet.not_paired', 'This device is not paired');
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await page.evaluate('window.same_page = true');
    await wedge(page, 'X1');
    await wedge(page, 'X2');
    await until('the question', () => asked > 0);
    await page.getByText('This device is not paired').waitFor();
    station.refuse = () => undefined;
    station.replies['GET /api/tablet'] = paired;
    await until('both', () => station.scans.length === 2);
    await page.getByText('This device is not paired').waitFor({ state: 'detached' });
    assert.ok(await page.evaluate('window.same_page'));
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X2']);
  }));

test('a badge is sent again with its PIN, under the same id', () =>
  with_pin(async (page, station, tries) => {
    await tap(page, '1357');
    await page.getByText('Wrong badge or PIN').waitFor();
    await digits(page, 0);
    await tap(page, '2468');
    await page.locator('.pin-pad').waitFor({ state: 'detached' });
    await until('the badge', () => station.scans.length === 1);
    assert.deepEqual(tries.map(({ pin }) => pin), [undefined, '1357', '2468']);
    assert.equal(new Set(tries.map(({ id }) => id)).size, 1);
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage])), /2468|1357/);
  }));

test('a PIN may be typed, and what a scanner types meanwhile is no PIN and not lost', () =>
  with_pin(async (page, station, tries) => {
    await by_hand(page, '24');
    await digits(page, 2);
    await page.evaluate('window.clock += 300');
    await wedge(page, '96385074');
    await digits(page, 2);
    await page.evaluate('window.clock += 300');
    await wedge(page, 'PB-C-OK');
    await by_hand(page, ['6', '9', 'Backspace', '8', 'Enter']);
    await until('all three', () => station.scans.length === 3);
    assert.deepEqual(station.scans.map(({ code, pin }) => [code, pin]),
      [['PB-B-P1', '2468'], ['96385074', undefined], ['PB-C-OK', undefined]]);
    assert.equal(tries.length, 2);
  }));

test('digits in quick succession are not sent as a scan', () =>
  with_pin(async (page, station, tries) => {
    await by_hand(page, '24');
    await page.evaluate('window.clock += 300');
    await page.keyboard.type('68');
    await by_hand(page, ['Enter']);
    await digits(page, 2);
    await by_hand(page, ['6', '8', 'Enter']);
    await until('the badge', () => station.scans.length === 1);
    assert.deepEqual(tries.map(({ code, pin }) => [code, pin]), [['PB-B-P1', undefined], ['PB-B-P1', '2468']]);
  }));

test('a scan that stumbles while the pad is up is one scan', () =>
  with_pin(async (page, station, tries) => {
    await by_hand(page, '24');
    await page.evaluate('window.clock += 300');
    await page.keyboard.type('963');
    await page.evaluate('window.clock += 200');
    await page.keyboard.type('85074');
    await page.evaluate('window.clock += 200');
    await page.keyboard.press('Enter');
    await digits(page, 2);
    await by_hand(page, ['6', '8', 'Enter']);
    await until('both', () => station.scans.length === 2);
    assert.deepEqual(station.scans.map(({ code, pin }) => [code, pin]), [['PB-B-P1', '2468'], ['96385074', undefined]]);
    assert.equal(tries.length, 2);
  }));

test('a scan that is broken off while the pad is up is neither sent nor part of the PIN', () =>
  with_pin(async (page, station, tries) => {
    await by_hand(page, '24');
    await page.evaluate('window.clock += 300');
    await page.keyboard.type('96385');
    await digits(page, 2);
    await page.evaluate('window.clock += 1600');
    await by_hand(page, ['6', '8', 'Enter']);
    await until('the badge', () => station.scans.length === 1);
    assert.deepEqual(tries.map(({ code, pin }) => [code, pin]), [['PB-B-P1', undefined], ['PB-B-P1', '2468']]);
  }));

test('a PIN of which two keys were quick is not sent as a scan', () =>
  with_pin(async (page, station, tries) => {
    await page.evaluate('window.clock += 300');
    await page.keyboard.type('24');
    await by_hand(page, ['6', '8', 'Enter']);
    await digits(page, 0);
    await by_hand(page, ['2', '4', '6', '8', 'Enter']);
    await until('the badge', () => station.scans.length === 1);
    assert.deepEqual(tries.map(({ code, pin }) => [code, pin]), [['PB-B-P1', undefined], ['PB-B-P1', '2468']]);
  }));

test('whoever cancels the PIN drops the badge and what was scanned behind it, and hears so', () =>
  with_pin(async (page, station) => {
    await page.evaluate('window.clock += 300');
    await wedge(page, 'X1');
    await page.locator('.pin-pad .cancel').click();
    await page.locator('.pin-pad').waitFor({ state: 'detached' });
    await page.locator('.banner').filter({ hasText: 'Scans dropped: 2' }).waitFor();
    assert.deepEqual(await page.evaluate('felt'), [kStopBuzz]);
    await page.evaluate('window.clock += 300');
    await wedge(page, 'X2');
    await until('the next one', () => station.scans.length > 0);
    await page.locator('.banner').filter({ hasText: 'dropped' }).waitFor({ state: 'detached' });
    assert.deepEqual(station.scans.map(({ code }) => code), ['X2']);
  }));

test('a PIN that somebody else gave is replaced by a new one, entered twice', () =>
  on_tablet(async (page, station, url) => {
    const news = [];
    station.refuse = ({ pin, new_pin }) => {
      if (!pin) return refusal(401, 'pin.needed', '');
      if (!new_pin) return refusal(409, 'pin.choose', 'Choose your own');
      news.push([pin, new_pin]);
      return new_pin === '1234' ? refusal(409, 'pin.bad', 'Not a row') : undefined;
    };
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'PB-B-P1');
    await tap(page, '9182');
    await page.getByText('Choose your own').waitFor();
    await tap(page, '7351');
    await page.getByText('once more').waitFor();
    await tap(page, '7352');
    await page.getByText('Not the same').waitFor();
    for (const pin of ['1234', '1234']) await tap(page, pin);
    await page.getByText('Not a row').waitFor();
    for (const pin of ['7351', '7351']) await tap(page, pin);
    await until('the badge', () => station.scans.length === 1);
    assert.deepEqual(news, [['9182', '1234'], ['9182', '7351']]);
  }));

for (const code of ['pin.locked', 'pin.none'])
  test(`${code} is told on the pad`, () =>
    on_tablet(async (page, station, url) => {
      station.refuse = () => refusal(code === 'pin.none' ? 409 : 423, code, 'What to do now');
      await page.goto(url);
      await page.locator('.thumbs').waitFor();
      await wedge(page, 'PB-B-P1');
      await page.locator('.pin-pad').getByText('What to do now').waitFor();
    }));

// A lane page whose lane rests until Li's badge comes with its PIN; another one's wakes it for him alone. X1 was refused.
const resting = (drive) =>
  on_tablet(async (page, station, url) => {
    let awake = false;
    station.refuse = ({ code, pin }) => {
      if (code.startsWith('PB-B-')) return pin ? undefined : refusal(401, 'pin.needed', 'Enter your PIN');
      return awake ? undefined : refusal(401, 'tablet.idle', 'Li, scan your badge to go on');
    };
    station.on_scan = ({ code }) => (awake ||= code === 'PB-B-LI');
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X1');
    await page.locator('.idle').getByText('Li, scan your badge').waitFor();
    await drive(page, station);
  });

async function badge(page, code) {
  await wedge(page, code);
  await page.locator('.pin-pad').waitFor();
  await tap(page, '2468');
}

const wait_for_badge = (page, count) => page.locator('.idle').getByText(`Scans that wait for it: ${count}`).waitFor();

test('a lane that rests keeps what is scanned; the badge goes ahead, then all of it in order', () =>
  resting(async (page, station) => {
    await wait_for_badge(page, 1);
    assert.ok(await page.locator('.thumbs .scan').isVisible());
    await wedge(page, 'X2');
    await wait_for_badge(page, 2);
    await badge(page, 'PB-B-LI');
    await page.locator('.idle').waitFor({ state: 'detached' });
    await until('all', () => station.scans.length === 3);
    assert.deepEqual(station.scans.map(({ code, pin }) => [code, pin]),
      [['PB-B-LI', '2468'], ['X1', undefined], ['X2', undefined]]);
  }));

test('what waits at a lane that rests outlives the page', () =>
  resting(async (page, station) => {
    await wedge(page, 'X2');
    await wait_for_badge(page, 2);
    await page.reload();
    await wait_for_badge(page, 2);
    await badge(page, 'PB-B-LI');
    await until('all', () => station.scans.length === 3);
    assert.deepEqual(station.scans.map(({ code }) => code), ['PB-B-LI', 'X1', 'X2']);
  }));

test("another one's badge sends nothing that waits for Li; who takes the lane over drops it, and hears so", () =>
  resting(async (page, station) => {
    const posts = station.posts;
    await badge(page, 'PB-B-P2');
    await until('the badge, and X1 once more', () => station.posts === posts + 3);
    await wait_for_badge(page, 1);
    await page.getByText('Drop them (1)').click();
    await page.locator('.banner').filter({ hasText: 'Scans dropped: 1' }).waitFor();
    assert.deepEqual(await page.evaluate('felt'), [kStopBuzz]);
    await page.locator('.idle').waitFor();
    await badge(page, 'PB-B-LI');
    await page.locator('.idle').waitFor({ state: 'detached' });
    await wedge(page, 'X3');
    await until('what came after it', () => station.scans.length === 3);
    assert.deepEqual(station.scans.map(({ code }) => code), ['PB-B-P2', 'PB-B-LI', 'X3']);
  }));

test('a PIN that is cancelled at a lane that rests leaves what waits for its own badge', () =>
  resting(async (page, station) => {
    await wedge(page, 'PB-B-P2');
    await page.locator('.pin-pad').waitFor();
    await page.evaluate('window.clock += 300');
    await wedge(page, 'Y1');
    await page.locator('.pin-pad .cancel').click();
    await page.locator('.banner').filter({ hasText: 'Scans dropped: 2' }).waitFor();
    await wait_for_badge(page, 1);
    await badge(page, 'PB-B-LI');
    await until('the rest', () => station.scans.length === 2);
    assert.deepEqual(station.scans.map(({ code }) => code), ['PB-B-LI', 'X1']);
  }));

test('scans are kept over a reload, and sent under the ids that they had', () =>
  on_tablet(async (page, station, url) => {
    const posted = new Map();
    page.on('request', (request) => {
      if (!request.url().endsWith('/scan')) return;
      const { id, code } = request.postDataJSON();
      posted.set(id, code);
    });
    station.answering = false;
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X1');
    await wedge(page, 'X2');
    await page.locator('.banner.waiting').filter({ hasText: 'Waiting for the bench, scans kept: 2' }).waitFor();
    await page.reload();
    await page.locator('.banner.waiting').filter({ hasText: 'scans kept: 2' }).waitFor();
    station.answering = true;
    await until('both', () => station.scans.length === 2);
    await page.locator('.banner.waiting').waitFor({ state: 'detached' });
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X2']);
    assert.equal(posted.size, 2);
    await page.reload();
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X3');
    await until('one more', () => station.scans.length > 2);
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X2', 'X3']);
  }));

// A page that starts again with four scans that the one before kept, made three minutes ago.
const with_old = (drive) =>
  on_tablet(async (page, station, url) => {
    station.answering = false;
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    for (const code of ['X1', 'X2', 'X3', 'X4']) await wedge(page, code);
    await page.locator('.banner.waiting').filter({ hasText: 'scans kept: 4' }).waitFor();
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage);
      const scans = JSON.parse(localStorage[key]);
      localStorage[key] = JSON.stringify(scans.map((scan) => ({ ...scan, at: scan.at - 180_000 })));
    });
    await page.goto('about:blank');
    station.answering = true;
    station.show('packing', (message) => Object.assign(message, { tablet: true, clock: '2025-11-21T10:05:00' }));
    await page.goto(url);
    await page.locator('.old-scans').getByText('Scans not sent: 4').waitFor();
    await page.locator('.old-scans').getByText('Since 10:0').waitFor();
    await page.locator('.old-scans').getByText('X1, X2, X3 …').waitFor();
    await drive(page, station);
  });

test('scans that were kept for long are sent when somebody says so, in order, before what came after them', () =>
  with_old(async (page, station) => {
    await wedge(page, 'X5');
    await page.getByText('Scans not sent: 5').waitFor();
    assert.equal(station.scans.length, 0);
    await page.locator('.old-scans .main').click();
    await page.locator('.old-scans').waitFor({ state: 'detached' });
    await until('all', () => station.scans.length === 5);
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X2', 'X3', 'X4', 'X5']);
    assert.deepEqual(Object.keys(station.scans[0]).sort(), ['code', 'id']);
  }));

test('scans that were kept for long are dropped when somebody says so, for good', () =>
  with_old(async (page, station) => {
    await page.locator('.old-scans .drop').click();
    await page.locator('.banner').filter({ hasText: 'Scans dropped: 4' }).waitFor();
    assert.deepEqual(await page.evaluate('felt'), [kStopBuzz]);
    await page.reload();
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X5');
    await until('the next one', () => station.scans.length > 0);
    assert.deepEqual(station.scans.map(({ code }) => code), ['X5']);
  }));

test('a lane of the bench keeps nothing', () =>
  with_lane({ browser, path: '/lane/1?wedge=1' }, async (page, station, url) => {
    station.show('packing');
    station.answering = false;
    await page.goto(url);
    await page.locator('.lines').waitFor();
    await wedge(page, 'X1');
    await page.locator('.banner.waiting').waitFor();
    assert.equal(await page.evaluate('localStorage.length'), 0);
  }));

test('one tab works a lane: the other one is silent until it is chosen, and then has what was kept', () =>
  on_tablet(async (page, station, url) => {
    const posted = [];
    const watch = (tab, name) =>
      tab.on('request', (request) => request.url().endsWith('/scan') && posted.push(name + request.postDataJSON().code));
    watch(page, 'first ');
    station.answering = false;
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await wedge(page, 'X1');
    await page.locator('.banner.waiting').waitFor();
    const opened = page.waitForEvent('popup');
    await page.evaluate((url) => void window.open(url), url);
    const second = await opened;
    watch(second, 'second ');
    await page.getByText('This lane goes on in another tab').waitFor();
    await second.locator('.banner.waiting').filter({ hasText: 'scans kept: 1' }).waitFor();
    posted.length = 0;
    station.answering = true;
    await until('X1', () => station.scans.length === 1);
    await wedge(page, 'X2');
    await wedge(second, 'X3');
    await until('X3', () => station.scans.length === 2);
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X3']);
    assert.deepEqual(posted.filter((each) => each.startsWith('first')), []);

    station.answering = false;
    await wedge(second, 'X4');
    await second.locator('.banner.waiting').waitFor();
    await page.getByText('Use this one').click();
    await second.getByText('This lane goes on in another tab').waitFor();
    await page.locator('.banner.waiting').filter({ hasText: 'scans kept: 1' }).waitFor();
    posted.length = 0;
    station.answering = true;
    await until('X4', () => station.scans.length === 3);
    await wedge(page, 'X5');
    await until('X5', () => station.scans.length === 4);
    assert.deepEqual(station.scans.map(({ code }) => code), ['X1', 'X3', 'X4', 'X5']);
    assert.deepEqual(posted.filter((each) => each.startsWith('second')), []);
  }));

test('a network that goes is told at once, and what was scanned arrives when it is back', () =>
  on_tablet(async (page, station, url) => {
    await page.goto(url);
    await page.locator('.thumbs').waitFor();
    await page.context().setOffline(true);
    await page.locator('.banner.lost').waitFor();
    await wedge(page, 'X1');
    await page.locator('.banner.lost').filter({ hasText: 'scans kept: 1' }).waitFor();
    assert.equal(station.scans.length, 0);
    await page.context().setOffline(false);
    await page.locator('.banner.lost').waitFor({ state: 'detached' });
    await until('the scan', () => station.scans.length === 1);
  }));

// The page's own clock: 6 s without a sign of life are too many for a tablet, and none of a bench's business.
for (const carried of [true, false])
  test(`six silent seconds ${carried ? 'on a tablet: the line is lost' : 'at the bench: nothing'}`, () =>
    with_lane({ browser }, async (page, station, url) => {
      await page.clock.install();
      station.show('packing', (message) => (message.tablet = carried));
      await page.goto(url);
      await page.locator('.lines').waitFor();
      await page.clock.fastForward(4_000);
      for (const send of station.listeners) send('{}');
      await shown(page, station.show('idle', (message) => (message.tablet = carried)));
      await page.clock.fastForward(4_000);
      assert.equal(await page.locator('.banner.lost').count(), 0);
      station.latest = undefined; // a line that comes again, and says nothing
      await page.clock.fastForward(2_500);
      await until('what the page says', async () => (await page.locator('.banner.lost').count()) === (carried ? 1 : 0));
    }));

test('a wedge scanner is heard while a button has the focus', () =>
  on_tablet(async (page, station, url) => {
    await page.goto(url);
    await page.locator('.thumbs .type').focus();
    await page.keyboard.type(']C10104006381333931');
    await page.keyboard.press('Control+]');
    await wedge(page, '10/A b');
    await until('the scan', () => station.scans.length === 1);
    const [{ code, aim }] = station.scans;
    assert.deepEqual({ code, aim }, { code: '0104006381333931\x1d10/A b', aim: ']C1' });
    assert.equal(await page.locator('.type-code').count(), 0, 'its Enter pressed nothing');
  }));

test('a code that does not scan is typed', () =>
  on_tablet(async (page, station, url) => {
    await page.goto(url);
    await page.locator('.thumbs .type').click();
    await page.locator('.type-code .main').click();
    await page.locator('.type-code').waitFor({ state: 'detached' });
    await page.locator('.thumbs .type').click();
    await page.locator('.type-code input:focus').waitFor();
    await page.keyboard.type(' 4006381333931 ');
    await page.locator('.type-code .main').click();
    await until('the code', () => station.scans.length === 1);
    assert.deepEqual([station.scans[0].code, station.scans[0].aim], ['4006381333931', undefined]);
  }));

test('a verdict is felt', () =>
  on_tablet(async (page, station, url) => {
    await page.addInitScript(refuse_sound);
    await page.goto(url);
    await page.locator('.banner.sound').click();
    await shown(page, station.show('packing', tablet));
    await until('the good buzz', () => page.evaluate('felt.length === 1'));
    await shown(page, station.show('stop', tablet));
    await until('the stop', () => page.evaluate('felt.length > 1'));
    assert.deepEqual(await page.evaluate('felt[1]'), kStopBuzz);
    assert.notDeepEqual(await page.evaluate('felt[0]'), kStopBuzz);
  }));
