import * as z from 'zod/mini';

/** The demo's three users, by the names its session endpoint knows. */
export const demoUsers = ['owner', 'stranger', 'admin'] as const;
export const DemoUser = z.enum(demoUsers);
export type DemoUser = z.infer<typeof DemoUser>;

export const Session = z.object({
  name: DemoUser,
  token: z.string(),
  user: z.object({ id: z.string(), role: z.string() }),
});
export type Session = z.infer<typeof Session>;

const key = 'charhub-demo.session';

/** Kept in this browser, so that a reload keeps the user. Null when there is none or it cannot be read. */
export function readSession(): Session | null {
  try {
    return Session.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

export function writeSession(session: Session): void {
  localStorage.setItem(key, JSON.stringify(session));
}
