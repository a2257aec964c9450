import { describe, expect, it } from 'vitest';
import type { CharacterCreationRequest } from '../contract/index.ts';
import { createScriptedClient } from './scripted-client.ts';

const describeAria: CharacterCreationRequest = {
  mode: 'automated',
  description: 'Aria, an elf with silver hair',
  picture: null,
  views: ['face', 'front', 'side', 'back'],
};

describe('creating a character', () => {
  it('stores it, then makes the avatar, then the views, for one price', async () => {
    const client = createScriptedClient({ price: 10, balance: 60 });
    const extent = { generateAvatar: true, viewCount: 4 };
    expect(await client.getCreationQuote(extent)).toEqual({ credits: 50, balance: 60 });
    const { character, avatarJob, datasetJob } = await client.createCharacter(describeAria, {
      idempotencyKey: 'k',
    });
    expect(character).toMatchObject({ name: 'Aria', avatarUrl: null, permissions: { canEdit: true } });
    expect(avatarJob).toMatchObject({ kind: 'avatar', state: 'queued', characterId: character.id });
    expect(datasetJob).toMatchObject({ kind: 'reference-dataset', state: 'queued', waitsFor: avatarJob?.id });
    expect((await client.getCreationQuote(extent)).balance).toBe(10);

    client.jobs.complete(avatarJob?.id);
    const after = await client.getCreation(character.id);
    expect(after.character.avatarUrl).toBe(after.avatarJob?.images[0]?.url);
    expect(after.datasetJob).toMatchObject({ state: 'queued', waitsFor: null });
  });

  it('answers the same key with the same character, and charges once', async () => {
    const client = createScriptedClient({ price: 10 });
    const first = await client.createCharacter(describeAria, { idempotencyKey: 'k' });
    expect(await client.createCharacter(describeAria, { idempotencyKey: 'k' })).toEqual(first);
    expect((await client.getQuote({ kind: 'avatar', viewCount: 0 })).balance).toBe(450);
  });

  it('keeps the character when its avatar fails, refunds everything, and tries again', async () => {
    const client = createScriptedClient({ price: 10 });
    const { character, avatarJob } = await client.createCharacter(describeAria, { idempotencyKey: 'k' });
    client.jobs.fail({ code: 'out-of-memory' }, avatarJob?.id);
    const failed = await client.getCreation(character.id);
    expect(failed.avatarJob).toMatchObject({ state: 'failed', error: { code: 'out-of-memory' } });
    expect(failed.datasetJob).toMatchObject({ state: 'failed', error: { code: 'avatar-required' } });
    const { balance } = await client.getQuote({ kind: 'avatar', viewCount: 0 });
    expect(balance).toBe(500);

    const again = await client.retryCreation(character.id, { idempotencyKey: 'k2' });
    expect(again.avatarJob?.id).not.toBe(avatarJob?.id);
    expect(again.datasetJob?.waitsFor).toBe(again.avatarJob?.id);
    await expect(client.retryCreation(character.id, { idempotencyKey: 'k3' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('says what is missing when the credits do not suffice', async () => {
    const client = createScriptedClient({ price: 10, balance: 8 });
    await expect(client.createCharacter(describeAria, { idempotencyKey: 'k' })).rejects.toMatchObject({
      code: 'insufficient-credits',
      credits: { required: 50, available: 8, missing: 42 },
    });
  });
});

describe('what a job cost', () => {
  it('is told entry by entry', async () => {
    const client = createScriptedClient({ price: 10 });
    const { avatarJob, datasetJob } = await client.createCharacter(describeAria, { idempotencyKey: 'k' });
    client.jobs.fail({}, avatarJob?.id);
    expect(await client.getReceipt(datasetJob?.id ?? '')).toMatchObject({
      entries: [
        { type: 'charge', credits: 40 },
        { type: 'refund', credits: 40 },
      ],
      total: 0,
    });
  });
});

describe('a character that is not the caller’s', () => {
  it('is not changed, and the refusal says who may', async () => {
    const client = createScriptedClient({ access: { canEdit: false, isOfficial: true } });
    await expect(client.updateCharacter('c', { firstName: 'Eve' })).rejects.toMatchObject({
      code: 'forbidden',
      refusal: { requires: 'administrator' },
    });
    client.setAccess({ canEdit: true });
    await client.updateCharacter('c', { firstName: 'Eve' });
    expect(await client.getCharacter('c')).toMatchObject({ firstName: 'Eve', name: 'Eve' });
  });
});
