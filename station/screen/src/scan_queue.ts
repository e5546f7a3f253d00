// Scans made on this page, in order, each repeated under its own id until the station has answered it.
import { keep_scans, kept_scans } from './kept_scans';
import type { ErrorReply, ScanRequest } from './protocol';

const kFirstRetryMs = 200;
const kLongestRetryMs = 3_000;
const kAnswerMs = 10_000;
const kLateMs = 1_500;

// What the person must enter before the first scan can go on.
export interface PinQuestion {
  choose: boolean; // a new one
  told: string; // what was wrong with the last one, or empty
}

export interface QueueState {
  unsent: number;
  late: boolean; // the first of them has waited too long for its answer
  refused: string; // the code that the station would not take, or empty
  pin?: PinQuestion;
  idle: string; // set when nobody scanned for a while: what the station wants, until it takes a scan again
  unpaired: boolean; // the station doesn't know this device
}

export const kNothingQueued: QueueState = { unsent: 0, late: false, refused: '', idle: '', unpaired: false };

// Refusals that ask for a PIN, by their code: whether it is a new one, and whether the refusal's own words are worth
// showing.
const kAsksPin: Record<string, { choose: boolean; telling: boolean }> = {
  'pin.needed': { choose: false, telling: false },
  'pin.wrong': { choose: false, telling: true },
  'pin.locked': { choose: false, telling: true },
  'pin.none': { choose: false, telling: true },
  'pin.choose': { choose: true, telling: true },
  'pin.bad': { choose: true, telling: true },
};

interface Answer {
  status: number; // of HTTP, or 0 if there was no answer in time
  code: string; // of the refusal, or empty
  message: string;
}

const kNoAnswer: Answer = { status: 0, code: '', message: '' };

export class ScanQueue {
  private waiting: ScanRequest[];
  private pin = ''; // for the first one
  private new_pin = '';
  private state = kNothingQueued;
  private busy = false;
  private retry_ms = kFirstRetryMs;
  private late_timer = 0;
  private posting?: AbortController;
  private end_pause = () => {};

  constructor(
    private readonly lane: string,
    private readonly on_change: (state: QueueState) => void,
  ) {
    this.waiting = kept_scans(lane);
  }

  // Sends what an earlier page could not.
  start() {
    if (this.empty) return;
    this.change({});
    void this.drain();
  }

  send(code: string, aim = '') {
    this.waiting.push(aim ? { id: uuid(), code, aim } : { id: uuid(), code });
    this.change({});
    void this.drain();
  }

  // The PIN that was asked for, or the new one; the scan goes on under the same id.
  answer_pin(entered: string) {
    if (this.state.pin?.choose) this.new_pin = entered;
    else this.pin = entered;
    this.change({ pin: undefined });
    void this.drain();
  }

  // Whoever doesn't know the PIN drops the scan that asks for it.
  cancel_pin() {
    this.drop_first({ pin: undefined });
    void this.drain();
  }

  // The line is there again: what waits for its next try, or for an answer over the old line, is sent at once.
  hurry() {
    this.retry_ms = kFirstRetryMs;
    this.posting?.abort();
    this.end_pause();
  }

  get empty() {
    return this.waiting.length === 0;
  }

  private async drain() {
    if (this.busy) return;
    this.busy = true;
    while (!this.empty && !this.state.pin && !this.state.unpaired) {
      this.late_timer ||= window.setTimeout(() => this.change({ late: true }), kLateMs);
      const answer = await this.post({ ...this.waiting[0], ...this.pins() });
      if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
        await this.pause();
        continue;
      }
      this.retry_ms = kFirstRetryMs;
      clearTimeout(this.late_timer);
      this.late_timer = 0;
      this.met(answer);
    }
    this.busy = false;
  }

  private pins() {
    return { ...(this.pin && { pin: this.pin }), ...(this.new_pin && { new_pin: this.new_pin }) };
  }

  // The first scan has its answer.
  private met({ status, code, message }: Answer) {
    const ask = kAsksPin[code];
    if (ask) {
      if (!ask.choose) this.pin = '';
      this.new_pin = '';
      return this.change({ late: false, pin: { choose: ask.choose, told: ask.telling ? message : '' } });
    }
    if (code === 'tablet.not_paired') return this.change({ late: false, unpaired: true });
    const idle = code === 'tablet.idle' ? message : '';
    this.drop_first({ late: false, idle, refused: status < 400 || idle ? '' : this.waiting[0].code });
  }

  private drop_first(change: Partial<QueueState>) {
    this.waiting.shift();
    this.pin = '';
    this.new_pin = '';
    this.change(change);
  }

  private async pause() {
    await new Promise<void>((resolve) => {
      this.end_pause = resolve;
      setTimeout(resolve, this.retry_ms);
    });
    this.retry_ms = Math.min(this.retry_ms * 2, kLongestRetryMs);
  }

  private async post(body: object): Promise<Answer> {
    const posting = new AbortController();
    this.posting = posting;
    const timer = setTimeout(() => posting.abort(), kAnswerMs);
    try {
      const reply = await fetch(`/api/lanes/${this.lane}/scan`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Packbench': '1' },
        body: JSON.stringify(body),
        signal: posting.signal,
      });
      const text = await reply.text(); // an answer that breaks off is none
      return { status: reply.status, ...refusal_of(text) };
    } catch {
      return kNoAnswer;
    } finally {
      clearTimeout(timer);
    }
  }

  private change(change: Partial<QueueState>) {
    this.state = { ...this.state, ...change, unsent: this.waiting.length };
    keep_scans(this.lane, this.waiting);
    this.on_change(this.state);
  }
}

function refusal_of(text: string): { code: string; message: string } {
  try {
    const { error } = JSON.parse(text) as Partial<ErrorReply>;
    return { code: error?.code ?? '', message: error?.message ?? '' };
  } catch {
    return { code: '', message: '' };
  }
}

// Version 4. crypto.randomUUID exists on secure origins alone, and a tablet on the LAN may have none.
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
