import { isRecord, parseJson } from '../json.ts';

/** A message as it came; binary ones by their type number: `binary 4`. */
export interface ReceivedMessage {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly bytes?: Buffer;
}

/** Throws when it is no message of the protocol. */
export function readMessage(data: Buffer, isBinary: boolean): ReceivedMessage {
  if (isBinary) return { type: `binary ${data.readUInt32BE(0)}`, data: {}, bytes: data };
  const message = parseJson(data.toString());
  if (!isRecord(message) || !isRecord(message['data'])) throw new Error('no message');
  return { type: String(message['type']), data: message['data'] };
}
