// The desk's page of label templates, of a real demo bench: a template is edited beside the picture it would print, refused
// with its line when it is wrong, kept, and given back.
import assert from 'node:assert/strict';
import { shots, until } from './browser.mjs';
import { bench_test } from './demo_bench.mjs';

const kWords = {
  'zh-CN': { templates: '标签模板', own: '自定义', keep: '保存并启用', kept: '已保存', forget: '恢复自带模板', forgotten: '已恢复', item: '商品标签' },
  en: { templates: 'Label templates', own: 'your own', keep: 'Save and use', kept: 'Saved', forget: 'Back to the built-in', forgotten: 'is used again', item: 'Item label' },
};

bench_test('a label template is edited beside what it prints', async ({ url, page }) => {
  await page.setViewportSize({ width: 1600, height: 1100 });
  for (const language of Object.keys(kWords)) await edit(page, url, language);
});

async function edit(page, url, language) {
  const say = kWords[language];
  const picture = page.locator('.tried img');
  const source = () => picture.getAttribute('src');
  const button = (text) => page.locator('.templates button').filter({ hasText: text });
  await page.goto(`${url}/desk?language=${language}`);
  await page.locator('nav').getByText(say.templates, { exact: true }).click();
  await picture.waitFor();
  await page.screenshot({ path: `${shots}/templates.${language}.png` });
  assert.doesNotMatch(await page.locator('#page').innerText(), /\bui\.|\{\d\}/);

  await button(say.item).click();
  const text = page.locator('.sources textarea').first();
  await until('the item label', async () => (await text.inputValue()).includes('width = 50'));
  const toml = await text.inputValue();
  const before = await source();
  await text.fill(toml + '\n[[element]]\ntype = "box"\nx = 1\ny = 29.5\nwidth = 48\n');
  const problem = page.locator('.tried .refusal');
  await problem.waitFor();
  assert.match(await problem.innerText(), /item\.toml:\d+:/, 'the line is told');
  await text.fill(toml + '\n[[element]]\ntype = "box"\nx = 1\ny = 29.5\nwidth = 48\nheight = 0.4\n');
  await problem.waitFor({ state: 'detached' });
  await until('another picture', async () => (await source()) !== before);
  await button(say.keep).click();
  await page.locator('.sources .refusal').filter({ hasText: say.kept }).waitFor();
  await button(say.own).waitFor();
  await page.screenshot({ path: `${shots}/templates.own.${language}.png` });
  await button(say.forget).click();
  await page.locator('.sources .refusal').filter({ hasText: say.forgotten }).waitFor();
  await until('its own text again', async () => (await text.inputValue()) === toml);
  await button(say.own).waitFor({ state: 'detached' });
}
