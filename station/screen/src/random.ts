// What nobody can guess or has had before, where crypto.randomUUID is missing: that exists on secure origins alone.

// So many bytes as lower-case hex digits.
export function random_hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Version 4.
export function uuid(): string {
  const variant = '89ab'[crypto.getRandomValues(new Uint8Array(1))[0] & 3];
  return random_hex(16).replace(/^(.{8})(.{4}).(.{3}).(.{3})/, `$1-$2-4$3-${variant}$4-`);
}
