const long = 'ж'.repeat(2500);

/** Texts that have broken servers: paths, lines of headers and logs, other encodings, code of other languages. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '....//....//jwt-secret',
  '%00',
  '\u0000',
  'a\u0000b',
  '%zz',
  'x\r\nX-Injected: 1',
  'x%0d%0aX-Injected:%201',
  'x\n{"level":60,"msg":"forged"}',
  '\ud800',
  '\u202egnp.exe',
  'Ω≈ç√∫˜µ≤≥÷',
  '👩‍👩‍👧‍👦'.repeat(40),
  "'; DROP TABLE charhub.users; --",
  '{"$ne":null}',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  long,
];

/** Values of every JSON type, some where no program expects them. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  [[[[[[]]]]]],
  {},
  { toString: 'x' },
  { length: 1e9 },
  Array.from({ length: 2000 }, () => 'face'),
  ...hostileTexts,
];

/** Addresses that must never be asked, and texts that are none. Nothing here leads off this machine. */
export const hostileAddresses: readonly string[] = [
  'http://127.0.0.1:22/',
  'http://127.1/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://192.168.0.1/',
  'http://localhost:5432/',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  'javascript:alert(1)',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'http://',
  '//',
  '/media/../../etc/passwd',
  '/media/none.webp',
  'not an address',
  '',
];

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = Buffer.from(pixel, 'base64');

export const hostileFiles: readonly Buffer[] = [
  picture,
  picture,
  picture.subarray(0, 30),
  Buffer.alloc(0),
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  Buffer.from('GIF89a'),
  Buffer.from('<?php echo 1;'),
  Buffer.alloc(200_000, 0x89),
];

export const hostileFileNames: readonly string[] = [
  'picture.png',
  '../../../jwt-secret',
  'a\\..\\b.png',
  'x%0d%0aX-Injected: 1.png',
  'x.svg',
  `${'n'.repeat(3000)}.png`,
  '写真👩.png',
  '.',
  '',
];
