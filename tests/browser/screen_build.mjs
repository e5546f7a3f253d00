// The page that is tested: as CMake built it (PACKBENCH_SCREEN_BUILD), else built in its own folder.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../station/screen', import.meta.url));
// Where it and its packages are.
export const screen_folder = process.env.PACKBENCH_SCREEN_BUILD ?? source;

export const dist = path.join(screen_folder, 'dist');

// Called once, before the tests.
export function build_screen() {
  if (process.env.PACKBENCH_SCREEN_BUILD) return;
  const npm = (...words) => execFileSync('npm', words, { cwd: source, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(path.join(source, 'node_modules'))) npm('ci');
  npm('run', 'build');
}

// One TypeScript file of the page as a module.
export async function import_source(name) {
  const esbuild = createRequire(path.join(screen_folder, 'package.json'))('esbuild');
  const made = await esbuild.build({ entryPoints: [path.join(source, 'src', name)], bundle: true, format: 'esm', write: false });
  return import('data:text/javascript;base64,' + Buffer.from(made.outputFiles[0].text).toString('base64'));
}
