import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobSnapshot } from '../contract/index.ts';
import { newestSnapshot } from '../contract/index.ts';
import { avatarScenario, createScriptedClient, generationRequest, withFaults } from './index.ts';

const always = { random: () => 0 };

function play(faults: Parameters<typeof withFaults>[1]) {
  const client = createScriptedClient();
  const faulty = withFaults(client, faults);
  const { queued, ...later } = avatarScenario();
  client.jobs.put(queued);
  const heard: JobSnapshot[] = [];
  const stop = faulty.watchJob('job-1', {
    onSnapshot: (snapshot) => heard.push(snapshot),
    onConnection: () => undefined,
    onRefused: () => undefined,
  });
  for (const snapshot of Object.values(later)) client.jobs.put(snapshot);
  return { client, faulty, heard, stop, revisions: () => heard.map(({ revision }) => revision) };
}

describe('a client with faults', () => {
  it('passes everything when no fault is asked for', () => {
    expect(play(always).revisions()).toEqual([1, 2, 3, 4, 5]);
  });

  it('drops, repeats, overtakes and delays snapshots', () => {
    expect(play({ ...always, drop: 1 }).revisions()).toEqual([]);
    expect(play({ ...always, duplicate: 1 }).revisions()).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(play({ ...always, reorder: 1 }).revisions()).toEqual([2, 1, 4, 3]);
    const delayed = play({ ...always, delay: 1 });
    expect(delayed.revisions()).toEqual([]);
    delayed.faulty.flush();
    expect(delayed.revisions()).toEqual([5, 4, 3, 2, 1]);
  });

  it('loses requests before and answers after the server acted', async () => {
    const submit = { idempotencyKey: 'k1' };
    const deaf = play({ ...always, loseRequest: 1 });
    await expect(deaf.faulty.submitJob(generationRequest(), submit)).rejects.toMatchObject({
      code: 'network',
    });
    expect(deaf.client.jobs.all()).toHaveLength(1);
    const mute = play({ ...always, loseAnswer: 1 });
    await expect(mute.faulty.submitJob(generationRequest(), submit)).rejects.toMatchObject({
      code: 'network',
    });
    expect(mute.client.jobs.all()).toHaveLength(2);
  });

  it('says nothing to who has stopped', () => {
    const { faulty, stop, revisions } = play({ ...always, delay: 1 });
    stop();
    faulty.heal();
    expect(revisions()).toEqual([]);
  });

  it('ends with the truth for everybody who believes the newest revision, whatever happened before', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const chances = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        probability,
        probability,
        probability,
        probability,
        chances,
        (drop, duplicate, reorder, delay, chance) => {
          let decisions = 0;
          const random = () => chance[decisions++] ?? 0;
          const { client, faulty, heard } = play({ random, drop, duplicate, reorder, delay });
          faulty.heal();
          expect(heard.reduce<JobSnapshot | null>(newestSnapshot, null)).toEqual(client.jobs.get());
        },
      ),
    );
  });
});
