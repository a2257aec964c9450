import { crc32 } from 'node:zlib';

/** Signature and IHDR, which must come first. */
const HEADER_LENGTH = 8 + 25;

/** The PNG with text chunks after its header, as ComfyUI saves graph and workflow. Texts must be ASCII. */
export function withTextChunks(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')),
  );
  return Buffer.concat([png.subarray(0, HEADER_LENGTH), ...chunks, png.subarray(HEADER_LENGTH)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(content.length + 8);
  framed.writeUInt32BE(data.length, 0);
  content.copy(framed, 4);
  framed.writeUInt32BE(crc32(content), content.length + 4);
  return framed;
}
