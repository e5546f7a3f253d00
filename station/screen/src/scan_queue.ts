// Scans made on this page, in order, each repeated under its own id until the station has answered it.
import type { ScanRequest } from './protocol';

const kFirstRetryMs = 200;
const kLongestRetryMs = 3_000;
const kAnswerMs = 10_000;

export interface QueueState {
  unsent: number;
  refused: string; // the code that the station would not take, or empty
}

export class ScanQueue {
  private waiting: ScanRequest[] = [];
  private busy = false;
  private refused = '';

  constructor(
    private readonly lane: string,
    private readonly on_change: (state: QueueState) => void,
  ) {}

  send(code: string, aim = '') {
    this.waiting.push(aim ? { id: uuid(), code, aim } : { id: uuid(), code });
    this.changed();
    void this.drain();
  }

  get empty() {
    return this.waiting.length === 0;
  }

  private async drain() {
    if (this.busy) return;
    this.busy = true;
    let retry_ms = kFirstRetryMs;
    while (this.waiting.length > 0) {
      const scan = this.waiting[0];
      const status = await this.post(scan);
      if (status === 0 || status >= 500 || status === 429) {
        await new Promise((resolve) => setTimeout(resolve, retry_ms));
        retry_ms = Math.min(retry_ms * 2, kLongestRetryMs);
        continue;
      }
      retry_ms = kFirstRetryMs;
      this.refused = status < 400 ? '' : scan.code;
      this.waiting.shift();
      this.changed();
    }
    this.busy = false;
  }

  // The HTTP status, or 0 if there was no answer in time.
  private async post(scan: ScanRequest): Promise<number> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), kAnswerMs);
    try {
      const reply = await fetch(`/api/lanes/${this.lane}/scan`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Packbench': '1' },
        body: JSON.stringify(scan),
        signal: stop.signal,
      });
      await reply.text(); // an answer that breaks off is none
      return reply.status;
    } catch {
      return 0;
    } finally {
      clearTimeout(timer);
    }
  }

  private changed() {
    this.on_change({ unsent: this.waiting.length, refused: this.refused });
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
