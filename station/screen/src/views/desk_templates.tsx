// Label templates: each is edited beside the very dots that it would print.
import { useEffect, useState } from 'preact/hooks';
import { act, ask_desk, type LabelRow, type LabelTemplate, type Preview } from '../desk_link';
import type { Say } from '../texts';

interface Props {
  may: string[];
  language: string;
  say: Say;
}

export function DeskTemplates({ may, language, say }: Props) {
  const [rows, set_rows] = useState<LabelRow[]>([]);
  const [name, choose] = useState('label');
  const ask = async () => set_rows((await ask_desk<{ templates: LabelRow[] }>('/templates', {}))?.templates ?? []);
  useEffect(() => void ask(), []);
  return (
    <section class="templates">
      <h2>{say('desk.templates')}</h2>
      <div class="shelf">
        {rows.map((row) => (
          <button key={row.name} class={row.name === name ? 'chosen' : ''} onClick={() => choose(row.name)}>
            {say('desk.templates_' + row.name)}
            <small>
              {row.width} × {row.height} mm{row.own ? ' · ' + say('desk.templates_own') : ''}
            </small>
          </button>
        ))}
      </div>
      <Editor key={name} {...{ name, may, language, say }} changed={() => void ask()} />
    </section>
  );
}

interface EditorProps extends Props {
  name: string;
  changed: () => void;
}

function Editor({ name, may, language, say, changed }: EditorProps) {
  const [kept, set_kept] = useState<LabelTemplate>();
  const [toml, set_toml] = useState('');
  const [data, set_data] = useState('');
  const [told, tell] = useState('');
  const ask = async () => {
    const found = await ask_desk<LabelTemplate>('/templates/' + encodeURIComponent(name), {});
    if (!found) return;
    set_kept(found);
    set_toml(found.toml);
    set_data((before) => before || found.sample);
  };
  useEffect(() => void ask(), [name]);
  const send = async (path: string, body: object | undefined, done: string) => {
    const led_to = await act('/templates/' + encodeURIComponent(name) + path, body, language);
    tell(typeof led_to === 'string' ? led_to : done);
    if (typeof led_to === 'string') return;
    await ask();
    changed();
  };
  if (!kept) return null;
  const edited = toml !== kept.toml;
  return (
    <div class="editor">
      <div class="sources">
        <Source title={say('desk.templates_template')} value={toml} rows={28} change={set_toml} />
        <Source title={say('desk.templates_data')} value={data} rows={8} change={set_data} />
        {may.includes('administer') && (
          <p>
            <button disabled={!edited} onClick={() => void send('', { toml }, say('desk.templates_kept'))}>
              {say('desk.templates_keep')}
            </button>
            <button disabled={!edited} onClick={() => set_toml(kept.toml)}>
              {say('desk.templates_undo')}
            </button>
            <button disabled={!kept.own} onClick={() => void send('/forget', undefined, say('desk.templates_forgotten'))}>
              {say('desk.templates_forget')}
            </button>
          </p>
        )}
        {told && <p class="refusal">{told}</p>}
      </div>
      <Tried {...{ name, toml, data, language, say }} />
    </div>
  );
}

interface SourceProps {
  title: string;
  value: string;
  rows: number;
  change: (value: string) => void;
}

function Source({ title, value, rows, change }: SourceProps) {
  return (
    <label>
      {title}
      <textarea
        rows={rows}
        spellcheck={false}
        value={value}
        onInput={(event) => change((event.target as HTMLTextAreaElement).value)}
      />
    </label>
  );
}

const kTypingMs = 300; // a pause as long as this, and it is drawn
const kResolutions = ['203', '300', '600'];
const kLanguages = ['zh-CN', 'en'];

interface TriedProps {
  name: string;
  toml: string;
  data: string;
  language: string;
  say: Say;
}

function Tried({ name, toml, data, language, say }: TriedProps) {
  const [words, set_words] = useState(language);
  const [dpi, set_dpi] = useState('203');
  const [page, set_page] = useState(0);
  const [shown, show] = useState<Preview>();
  const [problem, set_problem] = useState('');
  useEffect(() => {
    let latest = true;
    const draw = async () => {
      const path = '/templates/' + encodeURIComponent(name) + '/preview';
      const drawn = await act(path, { toml, data }, words, { dpi, page: String(page) });
      if (!latest) return; // something else is drawn meanwhile
      if (typeof drawn === 'string') return set_problem(drawn);
      const preview = drawn as unknown as Preview;
      set_problem(preview.problem);
      if (!preview.problem) show(preview);
    };
    const timer = toml ? setTimeout(() => void draw(), kTypingMs) : 0;
    return () => {
      latest = false;
      clearTimeout(timer);
    };
  }, [name, toml, data, words, dpi, page]);
  const one_of = (all: string[], now: string, choose: (value: string) => void) =>
    all.map((value) => (
      <button key={value} class={value === now ? 'chosen' : ''} onClick={() => choose(value)}>
        {value}
      </button>
    ));
  return (
    <div class="tried">
      <p>
        {one_of(kLanguages, words, set_words)}
        {one_of(kResolutions, dpi, set_dpi)}
        <span class="faint">dpi</span>
      </p>
      {problem && <p class="refusal">{problem}</p>}
      {shown && <Picture {...{ shown, say }} old={problem !== ''} turn={set_page} page={page} />}
    </div>
  );
}

interface PictureProps {
  shown: Preview;
  old: boolean; // of before the mistake
  page: number;
  turn: (page: number) => void;
  say: Say;
}

function Picture({ shown, old, page, turn, say }: PictureProps) {
  const at = Math.min(page, shown.pages - 1);
  return (
    <>
      {shown.pages > 1 && (
        <p>
          <button disabled={at === 0} onClick={() => turn(at - 1)}>
            ‹
          </button>
          {at + 1} / {shown.pages}
          <button disabled={at + 1 === shown.pages} onClick={() => turn(at + 1)}>
            ›
          </button>
        </p>
      )}
      <img class={old ? 'old' : ''} style={{ aspectRatio: `${shown.width} / ${shown.height}` }} src={'data:image/png;base64,' + shown.png} />
      {shown.unreadable && <p class="refusal">{say('desk.templates_unreadable', shown.unreadable)}</p>}
      {shown.warnings.map((warning) => (
        <p key={warning} class="refusal">
          {warning}
        </p>
      ))}
      <p class="faint">{say('desk.templates_grades')}</p>
      <ul>
        {shown.barcodes.map((barcode) => (
          <li key={barcode.symbology + barcode.data}>
            {barcode.grade && <b>{barcode.grade}</b>}{' '}
            {barcode.symbology} <span class="code">{barcode.data}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
