import { GenerationError, type CharacterAccess, type PermissionRefusal } from '@charhub/api-client/contract';
import { describe, expect, it } from 'vitest';
import { createMessageFormatter } from '../locales/index.ts';
import { editRefusal } from './refusal-text.ts';

const messages = createMessageFormatter();
const issueUrl = 'https://github.com/leandro-br-dev/charhub/issues/108';

function access(fields: Partial<CharacterAccess> = {}): CharacterAccess {
  return { characterId: 'c', name: 'Aria', canEdit: false, isOfficial: false, avatarUrl: null, ...fields };
}

function refusal(fields: Partial<PermissionRefusal>): PermissionRefusal {
  return { requires: 'owner', ownerName: null, issueUrl: null, ...fields };
}

describe('why a character may not be changed', () => {
  it('is nothing while it may, or while nothing is known', () => {
    expect(editRefusal(messages, null)).toBeNull();
    expect(editRefusal(messages, access({ canEdit: true }))).toBeNull();
  });

  it('is, of an official one, that only administrators can, with the issue that explains it', () => {
    const wanted = {
      text: 'This is an official CharHub character. Only administrators can change its pictures.',
      issueUrl,
    };
    expect(editRefusal(messages, access({ isOfficial: true }))).toEqual(wanted);
    expect(editRefusal(messages, access({ refusal: refusal({ requires: 'administrator' }) }))).toEqual(
      wanted,
    );
  });

  it('names who can, where the server does', () => {
    const named = refusal({ ownerName: 'Ann Amber' });
    expect(editRefusal(messages, access({ refusal: named }))?.text).toBe(
      'Only Ann Amber can change this character’s pictures.',
    );
    expect(editRefusal(messages, access())?.text).toMatch(/Only its owner can/);
    expect(editRefusal(messages, access({ refusal: refusal({ requires: 'sign-in' }) }))?.text).toMatch(
      /^Sign in/,
    );
  });

  it('is what the server said last, although it was allowed on opening', () => {
    const error = new GenerationError({
      code: 'forbidden',
      message: 'No',
      refusal: refusal({ requires: 'administrator', issueUrl }),
    });
    expect(editRefusal(messages, access({ canEdit: true }), error.toJSON())).toMatchObject({ issueUrl });
    const other = new GenerationError({ code: 'network', message: 'No' });
    expect(editRefusal(messages, access({ canEdit: true }), other.toJSON())).toBeNull();
  });
});
