const NOTIFICATION = 'A'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);
const PARSE = 'P'.charCodeAt(0);
/** At the start of a line: comments may stand before it. */
const LISTEN = /(?:^|[\0\n])\s*listen\s/i;
/** Longer statements are none. */
const LONGEST_LISTEN = 512;
/** A type of one byte, then the length of all that follows it. */
const HEADER = 5;

/** Takes bytes of the protocol to one client. */
export type Deliver = (bytes: Uint8Array) => void;

/** Passes notifications on from the client whose query gave rise to them to those that listen. */
export interface NotificationRelay {
  /** Remembers a client that asks to listen. To be called with each message from a client. */
  heed(message: Uint8Array, deliver: Deliver): void;
  /** Looks through what the database answers, in pieces of any size. */
  pass(answer: Uint8Array): void;
}

/**
 * All clients of the embedded database are one session: it tells of a notification once, to whoever has just asked
 * something. Listeners are told here; one that asks on the same connection hears of it twice.
 */
export function createNotificationRelay(): NotificationRelay {
  const listeners: Deliver[] = [];
  let pending: Uint8Array = new Uint8Array();

  function relay(message: Uint8Array): void {
    if (message[0] === NOTIFICATION) for (const deliver of listeners) deliver(message);
  }
  return {
    heed(message, deliver) {
      const isStatement = message[0] === QUERY || message[0] === PARSE;
      if (isStatement && LISTEN.test(textOf(message))) listeners.push(deliver);
    },
    pass(answer) {
      let bytes = pending.length === 0 ? answer : Buffer.concat([pending, answer]);
      while (bytes.length >= HEADER) {
        const length = 1 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
        if (bytes.length < length) break;
        relay(bytes.slice(0, length));
        bytes = bytes.subarray(length);
      }
      pending = bytes.slice();
    },
  };
}

const textOf = (message: Uint8Array): string =>
  Buffer.from(message.subarray(HEADER, HEADER + LONGEST_LISTEN)).toString();
