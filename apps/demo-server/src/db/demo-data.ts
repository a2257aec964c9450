import { OFFICIAL_USER_ID } from '@charhub/api-client/contract';
import type { Queryable } from './database.ts';
import { characters, creditLedger, users } from './schema.ts';

export const DEMO_USER_NAMES = ['owner', 'stranger', 'admin'] as const;
export type DemoUserName = (typeof DEMO_USER_NAMES)[number];

/** Fixed, so that scripts and screenshots of different starts name the same things. */
export const DEMO_IDS = {
  owner: '11111111-1111-4111-8111-111111111111',
  stranger: '22222222-2222-4222-8222-222222222222',
  admin: '33333333-3333-4333-8333-333333333333',
  ann: 'aaaaaaaa-0000-4000-8000-000000000001',
  official: 'aaaaaaaa-0000-4000-8000-000000000002',
} as const;

/** Puts the demo's users, characters and credits into an empty database; changes nothing on later starts. */
export async function seedDemoData(db: Queryable): Promise<void> {
  await db.transaction(async (tx) => {
    const added = await tx
      .insert(users)
      .values([
        { id: DEMO_IDS.owner, username: 'owner', displayName: 'Olive Owner', role: 'BASIC' },
        { id: DEMO_IDS.stranger, username: 'stranger', displayName: 'Sam Stranger', role: 'BASIC' },
        { id: DEMO_IDS.admin, username: 'admin', displayName: 'Ada Admin', role: 'ADMIN' },
        { id: OFFICIAL_USER_ID, username: 'charhub-official', displayName: 'CharHub Official', role: 'BOT' },
      ])
      .onConflictDoNothing()
      .returning({ id: users.id });
    const grants = added.flatMap(({ id }) =>
      id === OFFICIAL_USER_ID || id === DEMO_IDS.stranger
        ? []
        : [{ userId: id, reason: 'grant' as const, amount: 500 }],
    );
    if (grants.length > 0) await tx.insert(creditLedger).values(grants);
    await tx
      .insert(characters)
      .values([
        {
          id: DEMO_IDS.ann,
          userId: DEMO_IDS.owner,
          firstName: 'Ann',
          lastName: 'Amber',
          age: 27,
          gender: 'FEMALE',
          species: 'Human',
          physicalCharacteristics:
            'short copper hair, green eyes, freckles, brass goggles on the forehead, leather apron',
          personality: 'curious, patient, quick to laugh',
          history: 'Repairs clocks in a harbour town and collects maps of places that are not on any chart.',
        },
        {
          id: DEMO_IDS.official,
          userId: OFFICIAL_USER_ID,
          firstName: 'Orin',
          lastName: null,
          age: 214,
          gender: 'MALE',
          species: 'Elf',
          visibility: 'PUBLIC',
          physicalCharacteristics: 'long silver hair, grey eyes, dark blue cloak with star embroidery',
          personality: 'calm, precise, dry humour',
          history: 'Keeps the library of a mountain observatory.',
        },
      ])
      .onConflictDoNothing();
  });
}
