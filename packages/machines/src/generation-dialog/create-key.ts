/** A random idempotency key of 128 bits, as hexadecimal digits; also on pages that are not a secure context. */
export function createKey(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
