/** An answer of the host, before it is sent. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; a string is sent as HTML, as a proxy does, and bytes as a picture. */
  readonly body: unknown;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The host's usual refusal: no `success`, a code and a text. */
export function refused(status: number, code: string, message: string, field?: string): Answer {
  return { status, body: { error: { code, message, ...(field === undefined ? {} : { field }) } } };
}

export const signedOut: Answer = {
  status: 401,
  body: { error: 'Authorization header missing or malformed' },
};

/** Of the authorization middleware: no code. */
export function notPermitted(): Answer {
  return {
    status: 403,
    body: { success: false, message: 'You do not have permission to change this character' },
  };
}

/** Of the upload middleware. */
export function uploadRefused(error: 'FILE_TOO_LARGE' | 'UNEXPECTED_FIELD'): Answer {
  const isLarge = error === 'FILE_TOO_LARGE';
  const message = isLarge ? 'File too large' : 'Unexpected field';
  return { status: isLarge ? 413 : 400, body: { success: false, message, error, maxSize: '10MB' } };
}

export function noRoute(path: string): Answer {
  return { status: 404, body: { error: 'Route not found', path } };
}

/** Of the framework itself, for a body it cannot read. */
export const unreadable: Answer = { status: 400, body: { error: 'Unexpected token', stack: 'SyntaxError' } };
