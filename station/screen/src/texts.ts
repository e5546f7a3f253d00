// The page's own words come from the station's catalogue, with {0} {1} … for what is filled in.
import type { Texts } from './protocol';

export type Say = (key: string, ...args: (string | number)[]) => string;

// A key that the catalogue doesn't have is shown as it is: a hole that can be seen gets mended.
export function sayer(texts: Texts): Say {
  return (key, ...args) =>
    (texts['ui.' + key] ?? 'ui.' + key).replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)] ?? ''));
}
