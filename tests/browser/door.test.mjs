// The desk's door through the real daemon (F22): open until somebody has a password, then sign in, choose one's own,
// see what one's role may do; in both languages. Needs the binary: PACKBENCH=build/dev/station/packbench
import assert from 'node:assert/strict';
import { shots } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kGiven = 'blue 17 teapots';
const kOwn = 'seven grey geese';
const kFine = 'PB-C-CHOOSE-1';
const kOddShift = ['PB-B-P1', 'PB-C-SHIFT', kFine, 'PB-C-CHOOSE-2', kFine, ...Array(5).fill(kFine), 'PB-B-P1', 'PB-C-DONE', 'PB-B-P1'];
const kWords = {
  'zh-CN': {
    sign_in: '登录', sign_out: '退出', change: '换密码', tickets: '问题单', search: '查找', end: '结案', forget: '删除个人信息',
    open: '还没有人设密码', wrong: '工牌或密码不对', given: '别人设的', expired: '已到期', differ: '不一样', short: '太短', denied: '不能做这件事',
  },
  en: {
    sign_in: 'Sign in', sign_out: 'Sign out', change: 'Change password', tickets: 'Tickets', search: 'Search', end: 'Close it', forget: 'Forget the consignee',
    open: 'Nobody has a password yet', wrong: 'Wrong badge or password', given: 'Somebody else gave you', expired: 'has expired', differ: 'not the same',
    short: 'Too short', denied: 'Your role may not do this',
  },
};
// Who may end a ticket, and who may make a consignee forgotten.
const kPeople = [
  { id: 'packer-1', badge: 'PB-B-P1', end: false, forget: false },
  { id: 'supervisor-1', badge: 'PB-B-S1', end: true, forget: false },
  { id: 'warehouse-admin', badge: 'PB-B-A1', end: true, forget: true },
];

bench_test('F22: who sits at the desk signs in, and may do what the role may', async ({ url, page, packer, command }) => {
  await packer.open(url);
  for (const code of kOddShift) await packer.scan(code);
  await page.setViewportSize({ width: 1600, height: 900 });
  for (const language of Object.keys(kWords)) await open_desk(page, url, language);
  command(['user', 'add', 'warehouse-admin', '--badge', 'A1', '--role', 'admin', '--language', 'en']);
  for (const { id } of kPeople) command(['user', 'password', id], kGiven + '\n');
  for (const language of Object.keys(kWords)) await at_the_door(page, url, language);
  for (const [at, person] of kPeople.entries()) {
    const language = Object.keys(kWords)[at % 2];
    await choose_own(page, url, language, person);
    for (const each of Object.keys(kWords)) await inside(page, url, each, person);
    await sign_out(page, language);
  }
  const listed = command(['user', 'list']);
  assert.match(listed, /supervisor-1 .* until 20/);
  assert.match(listed, /receiver-1 .* no password/);
});

async function look(page, language, name) {
  await page.screenshot({ path: `${shots}/door.${language}.${name}.png` });
  assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/, name);
}

// As it was, with a line that says how to close it.
async function open_desk(page, url, language) {
  await page.goto(`${url}/desk?language=${language}`);
  await page.getByText(kWords[language].open).waitFor();
  await page.getByText('SO-1002').first().waitFor();
  await look(page, language, 'open');
}

async function type_badge_and_password(page, badge, password) {
  await page.locator('.door input:focus').waitFor();
  await page.keyboard.type(badge);
  await page.keyboard.press('Enter'); // as a scanner ends it: the password is next
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function at_the_door(page, url, language) {
  const say = kWords[language];
  await page.goto(`${url}/desk?language=${language}`);
  await page.getByRole('heading', { name: say.sign_in, exact: true }).waitFor();
  assert.equal(await page.getByText('SO-1002').count(), 0);
  await look(page, language, 'sign_in');
  await type_badge_and_password(page, 'PB-B-S1', 'no such password');
  await page.getByText(say.wrong).waitFor();
  await look(page, language, 'wrong');
}

async function choose_own(page, url, language, person) {
  const say = kWords[language];
  await page.goto(`${url}/desk?language=${language}`);
  await type_badge_and_password(page, person.badge, kGiven);
  await page.getByText(say.given).waitFor();
  await page.locator('.door input:focus').waitFor();
  await look(page, language, 'given');
  await page.route('**/api/desk/session*', as_if_expired);
  await page.reload();
  await page.getByText(say.expired).waitFor();
  await look(page, language, 'expired');
  await page.unroute('**/api/desk/session*');
  await choose(page, [kGiven, kOwn, kOwn + '!'], say.differ);
  await choose(page, [kGiven, 'short', 'short'], say.short);
  await look(page, language, 'short');
  await ended_meanwhile(page, say, person.badge);
  await choose(page, [kGiven, kOwn, kOwn], 'SO-1002');
}

async function send(page, typed) {
  for (const [at, text] of typed.entries()) await page.locator('.door input').nth(at).fill(text);
  await page.locator('.door form button').first().click();
}

async function choose(page, typed, told) {
  await send(page, typed);
  await page.getByText(told).first().waitFor();
}

// Whoever was called away finds the way back in from the form that must be filled: by sending it when the session is
// over, and by leaving it.
async function ended_meanwhile(page, say, badge) {
  const out = page.getByRole('heading', { name: say.sign_in, exact: true });
  const status = await page.evaluate(async () =>
    (await fetch('/api/desk/sign-out', { method: 'POST', headers: { 'X-Packbench': '1' } })).status);
  assert.equal(status, 200);
  await send(page, [kGiven, kOwn, kOwn]);
  await out.waitFor();
  await type_badge_and_password(page, badge, kGiven);
  await page.getByText(say.given).waitFor();
  await page.locator('.door').getByText(say.sign_out, { exact: true }).click();
  await out.waitFor();
  await type_badge_and_password(page, badge, kGiven);
  await page.getByText(say.given).waitFor();
}

// What the station tells of one that is too old: the page waits no ninety days.
async function as_if_expired(route) {
  const reply = await route.fetch();
  await route.fulfill({ response: reply, json: { ...(await reply.json()), change: 'expired' } });
}

// What the role may not do isn't offered, and refused where it is asked for all the same.
async function inside(page, url, language, { id, badge, end, forget }) {
  const say = kWords[language];
  await page.goto(`${url}/desk?language=${language}`);
  await page.locator('.who').waitFor();
  await look(page, language, `${id}.inside`);
  await page.locator('nav').getByText(say.tickets, { exact: true }).click();
  await page.locator('.tickets td').first().waitFor();
  assert.equal(await page.getByRole('button', { name: say.end, exact: true }).count() > 0, end);
  await look(page, language, `${id}.tickets`);
  await page.locator('nav').getByText(say.search, { exact: true }).click();
  await page.locator('form input').fill('SO-1002');
  await page.locator('form button').click();
  await page.locator('.subjects b').first().waitFor();
  assert.equal(await page.getByRole('button', { name: say.forget, exact: true }).count() > 0, forget);
  const refused = await page.evaluate(async ([language, badge]) => {
    const headers = { 'Content-Type': 'application/json', 'X-Packbench': '1' };
    const body = JSON.stringify({ reason: 'tried', badge });
    const reply = await fetch(`/api/desk/tickets/none/end?language=${language}`, { method: 'POST', headers, body });
    return { status: reply.status, told: (await reply.json()).error.message };
  }, [language, badge]);
  assert.equal(refused.status, end ? 409 : 403);
  assert.equal(refused.told.includes(say.denied), !end, refused.told);
  await page.locator('nav').getByText(say.change, { exact: true }).click();
  await page.locator('.door input').first().waitFor();
  if (id === 'supervisor-1') await look(page, language, 'change');
}

async function sign_out(page, language) {
  await page.goto(new URL(`/desk?language=${language}`, page.url()).href);
  await page.locator('nav').getByText(kWords[language].sign_out, { exact: true }).click();
  await page.getByRole('heading', { name: kWords[language].sign_in, exact: true }).waitFor();
}
