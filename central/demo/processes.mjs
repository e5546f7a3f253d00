// Programs that end with this one, whatever becomes of it.
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { promisify } from 'node:util';

// PostgreSQL refuses to run as root: its own user then, else nobody else.
export const kDatabaseUser = process.getuid() === 0 ? 'postgres' : undefined;

function words(command, user, signal) {
  const as = user ? ['--reuid', user, '--regid', user, '--clear-groups'] : [];
  return ['setpriv', ...(signal ? ['--pdeathsig', signal] : []), ...as, '--', ...command];
}

// Starts it in the background, in a session of its own: Ctrl-C is for us, who end things in their order. What it says is appended
// to `log`. Returns { pid, ended, kill(signal) }; `ended` resolves to its exit code or the signal's name.
export function start(command, { log, user, ends_by = 'TERM', prefix = [], env = {} }) {
  const out = openSync(log, 'a');
  const [program, ...rest] = [...prefix, ...words(command, user, ends_by)];
  const child = spawn(program, rest, { detached: true, stdio: ['ignore', out, out], cwd: '/', env: { ...process.env, ...env } });
  closeSync(out);
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
    child.once('error', (error) => resolve(String(error)));
  });
  return { pid: child.pid, ended, kill: (signal) => child.kill(signal) };
}

// Has it end in good order; one that doesn't is killed.
export async function end({ kill, ended }) {
  kill('SIGINT');
  const late = setTimeout(() => kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

// Runs it to its end, in the folder /; what it printed. An error, with what it said, where it fails.
export async function run(command, { user, prefix = [], env = {} } = {}) {
  const [program, ...rest] = [...prefix, ...words(command, user)];
  try {
    return (await promisify(execFile)(program, rest, { cwd: '/', maxBuffer: 1 << 28, env: { ...process.env, ...env } })).stdout;
  } catch (error) {
    throw new Error(`${command.join(' ')}: ${error.stderr || error.message}`);
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Asks `holds` again and again until it returns something; the last error that it threw where it never does.
export async function until(what, holds, { within = 60_000, every = 100 } = {}) {
  const end = Date.now() + within;
  for (let why = ''; ; await sleep(every)) {
    try {
      const found = await holds();
      if (found) return found;
    } catch (error) {
      why = `: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${why}`);
  }
}
