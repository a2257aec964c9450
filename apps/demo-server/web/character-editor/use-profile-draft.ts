import { useState } from 'react';

export interface Profile {
  readonly name: string;
  readonly description: string;
}

export interface ProfileDraft {
  readonly profile: Profile;
  /** `saved` only after a save in this visit. */
  readonly state: 'unchanged' | 'unsaved' | 'saving' | 'saved' | 'failed';
  /** Why the last save failed; null when it did not. */
  readonly error: unknown;
  readonly edit: (change: Partial<Profile>) => void;
  readonly save: () => void;
}

/** What is typed about a character. What is stored is only the beginning: a newer picture does not touch what is typed. */
export function useProfileDraft(stored: Profile, onSave: (profile: Profile) => Promise<void>): ProfileDraft {
  const [profile, setProfile] = useState(stored);
  const [state, setState] = useState<ProfileDraft['state']>('unchanged');
  const [error, setError] = useState<unknown>(null);
  return {
    profile,
    state,
    error,
    edit(change) {
      setProfile((before) => ({ ...before, ...change }));
      setState('unsaved');
    },
    save() {
      if (state === 'saving') return;
      setState('saving');
      setError(null);
      onSave(profile).then(
        // What was typed meanwhile is not saved yet.
        () => setState((now) => (now === 'saving' ? 'saved' : now)),
        (thrown: unknown) => {
          setError(thrown);
          setState('failed');
        },
      );
    },
  };
}
