// Scans that no answer has come for yet, by lane: they outlive the page. Never a PIN.
import type { ScanRequest } from './protocol';

export interface KeptScan extends ScanRequest {
  at: number; // when it was made, by Date.now()
}

const kFreshMs = 120_000;

const key = (lane: string) => 'packbench.scans.' + lane;

export function kept_scans(lane: string): KeptScan[] {
  try {
    return JSON.parse(localStorage.getItem(key(lane)) ?? '[]') as KeptScan[];
  } catch {
    return []; // a browser that keeps nothing
  }
}

export function keep_scans(lane: string, scans: KeptScan[]) {
  try {
    localStorage.setItem(key(lane), JSON.stringify(scans));
  } catch {
    // full, or a browser that keeps nothing: they live as long as the page
  }
}

// Made so lately, by the device's clock, that nobody has forgotten it.
export function is_fresh({ at }: KeptScan): boolean {
  return Math.abs(Date.now() - at) < kFreshMs;
}
