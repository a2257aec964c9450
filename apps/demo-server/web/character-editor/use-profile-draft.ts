import { useState } from 'react';
import * as z from 'zod/mini';

const Profile = z.object({ name: z.string(), description: z.string() });
export type Profile = z.infer<typeof Profile>;

export interface ProfileDraft {
  readonly profile: Profile;
  /** `saved` only after a save in this visit. */
  readonly state: 'unchanged' | 'unsaved' | 'saved';
  readonly edit: (change: Partial<Profile>) => void;
  readonly save: () => void;
}

/** What is typed about a character, kept in this browser when it is saved: the demo server stores pictures only. */
export function useProfileDraft(characterId: string, initial: Profile): ProfileDraft {
  const key = `charhub-demo.profile.${characterId}`;
  const [profile, setProfile] = useState(() => readProfile(key) ?? initial);
  const [state, setState] = useState<ProfileDraft['state']>('unchanged');
  return {
    profile,
    state,
    edit(change) {
      setProfile((before) => ({ ...before, ...change }));
      setState('unsaved');
    },
    save() {
      localStorage.setItem(key, JSON.stringify(profile));
      setState('saved');
    },
  };
}

function readProfile(key: string): Profile | null {
  try {
    return Profile.parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}
