// The picture of a label as it was printed; nothing until there is one.
import { useEffect, useState } from 'preact/hooks';
import type { Label } from '../protocol';
import { Icon } from './icon';

export function LabelPicture({ label }: { label?: Label }) {
  const [missing, set_missing] = useState(false);
  useEffect(() => set_missing(false), [label?.job, label?.state]); // the next state may have brought it
  if (!label?.picture_url || label.state === 'requested' || missing) return <Icon name="printer" class="no-picture" />;
  return <img src={label.picture_url} alt={label.job} onError={() => set_missing(true)} />;
}
