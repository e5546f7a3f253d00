// Which lane this device is paired with; only the site that tablets reach can tell.
import { useEffect, useState } from 'preact/hooks';
import type { Pairing } from './protocol';

const kAskAgainMs = 3_000;

// Nothing on a bench's own site; undefined while the station can't be reached.
export async function ask_pairing(): Promise<Pairing | 'bench' | undefined> {
  try {
    const reply = await fetch('/api/tablet');
    if (reply.ok) return (await reply.json()) as Pairing;
    return reply.status === 404 ? 'bench' : undefined;
  } catch {
    return undefined;
  }
}

// Asks again and again while `wanted`, but never a bench twice; undefined until there is an answer.
export function use_pairing(wanted: boolean): Pairing | 'bench' | undefined {
  const [pairing, set_pairing] = useState<Pairing | 'bench'>();
  const bench = pairing === 'bench';
  useEffect(() => {
    if (!wanted || bench) return;
    let over = false;
    const ask = async () => {
      const answer = await ask_pairing();
      if (!over && answer) set_pairing(answer);
    };
    void ask();
    const timer = setInterval(() => void ask(), kAskAgainMs);
    return () => {
      over = true;
      clearInterval(timer);
      set_pairing((known) => (known === 'bench' ? known : undefined)); // what was true may be so no more
    };
  }, [wanted, bench]);
  return pairing;
}
