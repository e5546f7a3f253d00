// Runs the browser tests and ends with node's totals: node run.mjs [name of a test file …]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build_screen } from './screen_build.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
if (!existsSync(path.join(here, 'node_modules'))) {
  const made = spawnSync('npm', ['ci', '--silent'], { cwd: here, stdio: 'inherit' });
  if (made.status !== 0) process.exit(made.status ?? 1);
}
build_screen();
const wanted = process.argv.slice(2);
const files = (wanted.length > 0 ? wanted : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort()).map(
  (name) => path.join(here, name),
);
const done = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' });
process.exit(done.status ?? 1);
