// A packer at one lane: scans what the screen says, and now and then something else. A scan that nobody answered is scanned again.
// node packer.mjs URL SEED FILE: the ids of acknowledged scans are appended to FILE; SIGTERM lets it finish its scan.
import { appendFileSync } from 'node:fs';
import { Random } from './random.mjs';

const [url, seed, file] = process.argv.slice(2);
const random = new Random(Number(seed));
const kLane = url + '/api/lanes/1';
const kPauseMs = 120;
const kOften = [
  { percent: 2, code: () => '0000000000000' }, // nothing of ours: stops the lane
  { percent: 2, code: () => random.one_of(['PB-C-UNDO', 'PB-C-ASIDE', 'PB-C-NO']) },
  { percent: 2, code: ({ suggestions }) => random.one_of(suggestions).code }, // a wrong piece, another order, somebody's badge
];
let is_over = false;
process.on('SIGTERM', () => (is_over = true));

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// What came back as JSON; undefined where nobody answered.
async function asked(target, options) {
  try {
    const reply = await fetch(target, { ...options, signal: AbortSignal.timeout(20_000) });
    const body = await reply.json();
    return { status: reply.status, body };
  } catch {
    return undefined;
  }
}

// What was refused three times, a seal without a lease for example, is put aside.
let refused = 0;
function next_code(message) {
  if (refused >= 3) return 'PB-C-ASIDE';
  if (message.screen.order === '' && message.screen.person !== '' && random.often(15)) return 'PB-C-PICK';
  const other = kOften.find(({ percent }) => random.often(percent));
  return other ? other.code(message) : message.suggestions[0].code;
}

// The same id until there is an answer: it counts once. How it was met.
async function scan(id, code, aim) {
  const body = JSON.stringify({ id, code, aim });
  const headers = { 'X-Packbench': '1', 'Content-Type': 'application/json' };
  for (;;) {
    const reply = await asked(kLane + '/scan', { method: 'POST', headers, body });
    if (reply?.status === 200) {
      appendFileSync(file, `${id}\n`);
      return reply.body.verdict.tone;
    }
    if (reply && reply.status !== 503) return console.error(`${code}: ${reply.status} ${JSON.stringify(reply.body)}`);
    await sleep(300); // it is dead, or could not save it
  }
}

for (let count = 1; !is_over; count += 1) {
  const shown = await asked(kLane);
  if (shown?.status === 200) {
    const code = next_code(shown.body);
    if (code === 'PB-C-SIGNOUT') {
      await sleep(1000); // nothing to do
      continue;
    }
    const offered = shown.body.suggestions.find((each) => each.code === code);
    const tone = await scan(`${seed}-${process.pid}-${count}`, code, offered?.aim ?? '');
    if (code === 'PB-C-ASIDE' || tone === 'good' || tone === 'done') refused = 0;
    else if (tone === 'stop') refused += 1;
  }
  await sleep(random.between(kPauseMs / 2, kPauseMs * 2));
}
process.exit(0);
