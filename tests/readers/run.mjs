// Labels read by programs that know nothing of Packbench: node run.mjs
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
if (!existsSync(path.join(here, 'node_modules'))) {
  const made = spawnSync('npm', ['ci', '--silent'], { cwd: here, stdio: 'inherit' });
  if (made.status !== 0) process.exit(made.status ?? 1);
}
const done = spawnSync(process.execPath, ['--test', path.join(here, 'labels.test.mjs')], { stdio: 'inherit' });
process.exit(done.status ?? 1);
