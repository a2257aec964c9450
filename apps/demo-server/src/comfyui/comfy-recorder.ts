/** Told of all that goes over the wire, in order. Must not wait: it is called from the socket. */
export interface ComfyRecorder {
  answered(exchange: RecordedExchange): void;
  socketOpened(clientId: string): void;
  socketSent(clientId: string, text: string): void;
  socketReceived(clientId: string, message: { readonly bytes: Buffer; readonly isBinary: boolean }): void;
  /** `code` null: the runner closed it. */
  socketClosed(clientId: string, code: number | null): void;
}

export interface RecordedExchange {
  readonly method: 'GET' | 'POST';
  /** With its query, without the server's address. */
  readonly path: string;
  /** Text of a JSON body, fields of a form, or nothing. */
  readonly sent: string | FormData | null;
  readonly status: number;
  readonly contentType: string | null;
  readonly received: Uint8Array;
}
