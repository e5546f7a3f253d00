// One try to bring a scan to the station.
import type { ErrorReply, ScanRequest } from './protocol';

const kAnswerMs = 10_000;

export interface Answer {
  status: number; // of HTTP, or 0 if there was no answer in time
  code: string; // of the refusal, or empty
  message: string;
}

// Never throws; `posting` breaks it off.
export async function post_scan(lane: string, body: ScanRequest, posting: AbortController): Promise<Answer> {
  const timer = setTimeout(() => posting.abort(), kAnswerMs);
  try {
    const reply = await fetch(`/api/lanes/${lane}/scan`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Packbench': '1' },
      body: JSON.stringify(body),
      signal: posting.signal,
    });
    const text = await reply.text(); // an answer that breaks off is none
    return { status: reply.status, ...refusal_of(text) };
  } catch {
    return { status: 0, code: '', message: '' };
  } finally {
    clearTimeout(timer);
  }
}

// Nobody took or refused it: it must be tried again.
export function is_none({ status }: Answer): boolean {
  return status === 0 || status >= 500 || status === 429;
}

function refusal_of(text: string): { code: string; message: string } {
  try {
    const { error } = JSON.parse(text) as Partial<ErrorReply>;
    return { code: error?.code ?? '', message: error?.message ?? '' };
  } catch {
    return { code: '', message: '' };
  }
}
