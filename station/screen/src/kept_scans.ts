// Scans that no answer has come for yet, by lane: they outlive the page. Never a PIN.
import type { ScanRequest } from './protocol';

const key = (lane: string) => 'packbench.scans.' + lane;

export function kept_scans(lane: string): ScanRequest[] {
  try {
    return JSON.parse(localStorage.getItem(key(lane)) ?? '[]') as ScanRequest[];
  } catch {
    return []; // a browser that keeps nothing
  }
}

export function keep_scans(lane: string, scans: ScanRequest[]) {
  try {
    localStorage.setItem(key(lane), JSON.stringify(scans));
  } catch {
    // full, or a browser that keeps nothing: they live as long as the page
  }
}
