const key = 'charhub.auth.user';

/** Who is signed in, as the host keeps it. */
export interface SessionUser {
  readonly id: string;
  readonly role: string;
  readonly token: string;
}

/** The owner when nobody signed in. */
export function readSession(): SessionUser {
  const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
  return isUser(stored) ? stored : { id: 'owner', role: 'BASIC', token: 'owner' };
}

function isUser(value: unknown): value is SessionUser {
  return typeof value === 'object' && value !== null && 'id' in value && 'role' in value && 'token' in value;
}
