// The page that a pairing code leads to: /pair#CODE. What stands behind # never goes over the line by itself.
import { useEffect, useState } from 'preact/hooks';
import { ask_pairing } from './pairing';
import type { ErrorReply, Pairing, Texts } from './protocol';
import { random_hex } from './random';
import { sayer } from './texts';
import { Icon } from './views/icon';
import { NotPaired } from './views/not_paired';

const kAgainMs = 1_000;
const kReadMs = 2_000; // long enough to see which lane it is

const code = location.hash.slice(1);
const secret = random_hex(32); // the same with each try, so that one whose answer was lost is not another device's

export function PairPage() {
  const [texts, set_texts] = useState<Texts>();
  const [outcome, set_outcome] = useState<Outcome>();
  useEffect(() => void texts_of_site().then(set_texts), []);
  useEffect(() => void pair().then(set_outcome), []);
  const lane = outcome && 'lane' in outcome ? outcome.lane : '';
  useEffect(() => {
    if (lane) setTimeout(() => location.replace('/lane/' + lane), kReadMs);
  }, [lane]);
  if (!texts) return <Icon name="cut" class="lonely" />;
  const say = sayer(texts);
  if (outcome && 'refused' in outcome) return <NotPaired say={say} told={outcome.refused} />;
  return (
    <section class="over plain">
      <Icon name={lane ? 'good' : 'tablet'} />
      <h1>{say(lane ? 'tablet.paired' : 'tablet.pairing')}</h1>
      {lane && <p class="big">{say('lane', lane)}</p>}
      {lane && (
        <a class="main" href={'/lane/' + lane}>
          {say('tablet.go')}
        </a>
      )}
    </section>
  );
}

type Outcome = { lane: string } | { refused: string };

// Again and again until the station has answered: the code may be good for minutes.
async function pair(): Promise<Outcome> {
  for (;;) {
    try {
      const reply = await fetch('/api/tablet/pair', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Packbench': '1' },
        body: JSON.stringify({ code, secret }),
      });
      if (reply.ok) return (await reply.json()) as Outcome;
      if (reply.status < 500) return { refused: ((await reply.json()) as ErrorReply).error.message };
    } catch {
      // no answer
    }
    await new Promise((resolve) => setTimeout(resolve, kAgainMs));
  }
}

async function texts_of_site(): Promise<Texts> {
  for (;;) {
    const site = await ask_pairing();
    if (site) return site === 'bench' ? {} : (site satisfies Pairing).texts;
    await new Promise((resolve) => setTimeout(resolve, kAgainMs));
  }
}
