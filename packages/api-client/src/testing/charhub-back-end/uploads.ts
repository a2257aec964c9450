import type { IncomingHttpHeaders } from 'node:http';
import type { CharacterImage } from '../../contract/index.ts';
import { ImageType } from '../../contract/index.ts';
import type { Answer } from './answers.ts';
import { notPermitted, refused, uploadRefused } from './answers.ts';
import type { CharHubUser } from './characters.ts';
import { characterOf } from './characters.ts';

const maxBytes = 10 * 1024 * 1024;
const accepted = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

interface SentBody {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Upload {
  readonly characterId: string;
  readonly user: CharHubUser;
  /** Null when the body was no form. */
  readonly form: FormData | null;
  /** The form's field of the file. */
  readonly field: 'image' | 'avatar';
}

/** A sent picture as the host stores it, or why it does not. Only the owner may: not even an administrator. */
export function storedUpload(
  { characterId, user, form, field }: Upload,
  mediaUrl: string,
): CharacterImage | Answer {
  if (characterOf(characterId)?.userId !== user.id) return notPermitted();
  const file = form?.get(field);
  if (!(file instanceof Blob)) return refused(400, 'INVALID_INPUT', 'No image file provided', field);
  if (file.size > maxBytes) return uploadRefused('FILE_TOO_LARGE');
  if (!accepted.includes(file.type)) return refused(415, 'INVALID_INPUT', 'Unsupported image type', field);
  const type = field === 'avatar' ? 'AVATAR' : storedType(form?.get('type'));
  const now = Date.now();
  const folder = `${mediaUrl}/dev/characters/${characterId}/images/${type.toLowerCase()}`;
  return {
    id: `upload-${String(++uploads)}`,
    type,
    url: `${folder}/${String(now)}-${String(uploads)}.webp`,
    width: 800,
    height: 800,
    sizeBytes: file.size,
    isActive: false,
    content: null,
    createdAt: new Date(now).toISOString(),
  };
}

let uploads = 0;

/** Whatever it does not know, a reference included, becomes OTHER without a word. */
function storedType(sent: unknown): CharacterImage['type'] {
  const type = ImageType.options.find((option) => typeof sent === 'string' && option === sent.toUpperCase());
  return type === undefined || type === 'REFERENCE' ? 'OTHER' : type;
}

/** Null when the body is no form, such as the JSON that axios makes of a form when its default says so. */
export async function readForm({ headers, body }: SentBody): Promise<FormData | null> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  return new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
}
