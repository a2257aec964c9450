/** Why a file cannot be a sample image. */
export type SampleFileProblem = 'wrongType' | 'tooLarge' | 'unreadable';

const signatures: readonly (readonly { readonly at: number; readonly bytes: string }[])[] = [
  [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }],
  [{ at: 0, bytes: '\xff\xd8\xff' }],
  [
    { at: 0, bytes: 'RIFF' },
    { at: 8, bytes: 'WEBP' },
  ],
];
const headBytes = 12;

/** Looks at the first bytes, not at the name: a renamed file is refused here and not after a long upload. */
export async function inspectSampleFile(file: Blob, maxBytes: number): Promise<SampleFileProblem | null> {
  if (file.size > maxBytes) return 'tooLarge';
  let head: string;
  try {
    head = String.fromCharCode(...new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  } catch {
    return 'unreadable';
  }
  const known = signatures.some((parts) => parts.every(({ at, bytes }) => head.startsWith(bytes, at)));
  return known ? null : 'wrongType';
}
