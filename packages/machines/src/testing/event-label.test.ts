import { describe, expect, it } from 'vitest';
import { eventLabel, labelEvents } from './index.ts';
import { doneEvent, errorEvent, modelSnapshot } from './models/model-parts.ts';

describe('the label of an event', () => {
  it('says what of the payload tells it apart', () => {
    expect(eventLabel({ type: 'views.change', views: ['face', 'front'] })).toBe('views.change (face+front)');
    expect(eventLabel({ type: 'upload.progressed', percent: 40 })).toBe('upload.progressed (40 %)');
    expect(eventLabel({ type: 'job.changed', job: modelSnapshot('running'), connection: 'live' })).toContain(
      'running, live',
    );
  });

  it('says how an actor answered', () => {
    expect(eventLabel(doneEvent('findJob', 'key-2'))).toBe('findJob done ("key-2")');
    expect(eventLabel(errorEvent('submitJob', 'network'))).toBe('submitJob failed (network)');
  });

  it('names a delay', () => {
    expect(eventLabel({ type: 'xstate.after.patience.imageGeneration.open.checking' })).toBe(
      'after patience',
    );
  });

  it('is another one for each event of a list', () => {
    const event = { type: 'views.retry' };
    expect(labelEvents([event, { ...event }]).map(({ label }) => label)).toEqual([
      'views.retry',
      'views.retry #2',
    ]);
  });
});
