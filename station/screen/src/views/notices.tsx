// What the lane is told of its scanners, its printer and its order's lease: whose one is, that none is there, where it prints. The code is drawn where one must be scanned.
import type { Notice } from '../protocol';
import { Barcode } from './barcode';
import { Icon, type IconName } from './icon';

const kIcons: Partial<Record<Notice['kind'], IconName>> = { printer: 'printer', lease: 'centre' };

export function Notices({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <section class="notices" role="status">
      {notices.map((notice) => (
        <div key={notice.kind + notice.text} class={'notice ' + notice.kind}>
          <Icon name={kIcons[notice.kind] ?? 'scanner'} />
          <div>
            <p>{notice.text}</p>
            {notice.lines.length > 0 && (
              <ul>
                {notice.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
          {notice.code && <Barcode code={notice.code} />}
        </div>
      ))}
    </section>
  );
}
