// Scans made on this page, in order, each repeated under its own id until the station has answered it.
import { is_fresh, keep_scans, kept_scans, type KeptScan } from './kept_scans';
import { pin_question, type PinQuestion } from './pin_question';
import { uuid } from './random';
import { type Answer, is_none, post_scan } from './scan_post';

const kFirstRetryMs = 200;
const kLongestRetryMs = 3_000;
const kLateMs = 1_500;

export interface QueueState {
  unsent: number;
  late: boolean; // the one that is sent has waited too long for its answer
  refused: string; // the code that the station would not take, or empty
  dropped: number; // so many were thrown away by hand, until a scan is answered again
  pin?: PinQuestion;
  old?: KeptScan[]; // kept by an earlier page, too long ago: nothing is sent until somebody says so
  idle: string; // set when nobody scanned for a while: what the station wants, until it takes a badge
  unpaired: boolean; // the station doesn't know this device
}

export const kNothingQueued: QueueState = { unsent: 0, late: false, refused: '', dropped: 0, idle: '', unpaired: false };

export class ScanQueue {
  private waiting: KeptScan[] = [];
  private keeping = false; // what waits outlives the page
  private pin = ''; // for the one that is due
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
  ) {}

  // From now on scans are kept. Sends what an earlier page could not, or asks first where that is too long ago.
  take_over() {
    this.keeping = true;
    const kept = kept_scans(this.lane);
    this.waiting = [...kept, ...this.waiting];
    this.go_on({ old: kept.every(is_fresh) ? undefined : kept });
  }

  // Another page works the lane, and has what was kept.
  give_up() {
    this.keeping = false;
    this.waiting = [];
    this.forget_pin();
    this.stop_waiting();
    this.posting?.abort();
    this.change({ ...kNothingQueued, pin: undefined, old: undefined });
  }

  send(code: string, aim = '') {
    this.waiting.push({ id: uuid(), code, aim: aim || undefined, at: Date.now() });
    this.go_on({});
  }

  // The PIN that was asked for, or the new one; the scan goes on under the same id.
  answer_pin(entered: string) {
    if (this.state.pin?.choose) this.new_pin = entered;
    else this.pin = entered;
    this.go_on({ pin: undefined });
  }

  // Whoever doesn't know the PIN drops the badge, and what was scanned behind it: it would count in another's name.
  cancel_pin() {
    this.drop_from(this.waiting.indexOf(this.due!));
  }

  drop_all() {
    this.drop_from(0);
  }

  send_old() {
    this.go_on({ old: undefined });
  }

  // The station knows this device again.
  paired() {
    if (this.state.unpaired) this.go_on({ unpaired: false });
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

  // While the lane rests a badge goes ahead of all that waits for it.
  private get due(): KeptScan | undefined {
    if (this.state.old) return undefined;
    return this.state.idle ? this.waiting.find(is_badge) : this.waiting[0];
  }

  private go_on(change: Partial<QueueState>) {
    this.change(change);
    void this.drain();
  }

  private async drain() {
    if (this.busy) return;
    this.busy = true;
    for (let scan = this.due; scan && !this.state.pin && !this.state.unpaired; scan = this.due) {
      this.late_timer ||= window.setTimeout(() => this.change({ late: true }), kLateMs);
      const answer = await this.post(scan);
      const dropped = !this.waiting.includes(scan);
      if (!dropped && is_none(answer)) {
        await this.pause();
        continue;
      }
      this.retry_ms = kFirstRetryMs;
      this.stop_waiting();
      if (!dropped) this.met(scan, answer);
    }
    this.busy = false;
  }

  private post({ id, code, aim }: KeptScan): Promise<Answer> {
    this.posting = new AbortController();
    const pins = { pin: this.pin || undefined, new_pin: this.new_pin || undefined };
    return post_scan(this.lane, { id, code, aim, ...pins }, this.posting);
  }

  // The scan has its answer.
  private met(scan: KeptScan, answer: Answer) {
    const pin = pin_question(answer);
    if (pin) {
      if (!pin.choose) this.pin = '';
      this.new_pin = '';
      return this.change({ late: false, pin });
    }
    if (answer.code === 'tablet.not_paired') return this.change({ late: false, unpaired: true });
    if (answer.code === 'tablet.idle' && !is_badge(scan)) return this.change({ late: false, idle: answer.message });
    const taken = answer.status < 400;
    this.waiting.splice(this.waiting.indexOf(scan), 1);
    this.forget_pin();
    this.change({ late: false, dropped: 0, ...(taken ? { refused: '', idle: '' } : { refused: scan.code }) });
  }

  private drop_from(first: number) {
    const dropped = this.waiting.splice(first).length;
    this.forget_pin();
    this.stop_waiting();
    this.go_on({ late: false, pin: undefined, old: undefined, dropped });
  }

  private forget_pin() {
    this.pin = '';
    this.new_pin = '';
  }

  private stop_waiting() {
    clearTimeout(this.late_timer);
    this.late_timer = 0;
  }

  private async pause() {
    await new Promise<void>((resolve) => {
      this.end_pause = resolve;
      setTimeout(resolve, this.retry_ms);
    });
    this.retry_ms = Math.min(this.retry_ms * 2, kLongestRetryMs);
  }

  private change(change: Partial<QueueState>) {
    this.state = { ...this.state, ...change, unsent: this.waiting.length };
    if (this.keeping) keep_scans(this.lane, this.waiting);
    this.on_change(this.state);
  }
}

function is_badge({ code }: KeptScan): boolean {
  return code.startsWith('PB-B-');
}
