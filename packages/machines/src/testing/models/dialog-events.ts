import type { JobKind, JobState } from '@charhub/api-client/contract';
import type { AnyEventObject } from 'xstate';
import type { GenerationDialogEvent } from '../../generation-dialog/generation-dialog.types.ts';
import { doneEvent, errorEvent, modelError, modelImage, modelSnapshot } from './model-parts.ts';

export const modelAccess = {
  characterId: 'character-1',
  name: 'Aria',
  canEdit: true,
  isOfficial: false,
  avatarUrl: modelImage.url,
};

export const modelQuote = { credits: 10, balance: 500 };

export const modelSample = {
  id: 'sample-1',
  name: 'fox.png',
  sizeBytes: 1_000,
  previewUrl: modelImage.url,
  uploadedUrl: null,
};

const said: readonly GenerationDialogEvent[] = [
  { type: 'dialog.open', jobKey: null },
  { type: 'dialog.open', jobKey: 'key-2' },
  { type: 'dialog.close' },
  { type: 'prompt.change', prompt: 'A fox' },
  { type: 'sample.attach', sample: modelSample },
  { type: 'sample.remove' },
  { type: 'generation.submit' },
  { type: 'generation.repeat' },
  { type: 'generation.retry' },
  { type: 'settings.edit' },
  { type: 'question.dismiss' },
  { type: 'generation.background' },
  { type: 'generation.cancel' },
  { type: 'terms.refresh' },
  { type: 'terms.loaded', access: modelAccess, quote: modelQuote },
  { type: 'terms.loaded', access: { ...modelAccess, canEdit: false }, quote: modelQuote },
  { type: 'terms.failed', error: modelError('network') },
  { type: 'terms.failed', error: modelError('forbidden') },
  { type: 'upload.progressed', percent: 40 },
  { type: 'sample.uploaded', url: '/samples/fox.png' },
  { type: 'upload.failed', error: modelError('network') },
  { type: 'upload.failed', error: modelError('forbidden') },
  { type: 'upload.failed', error: modelError('validation') },
  { type: 'job.changed', job: null, connection: 'connecting' },
  { type: 'job.refused', error: modelError('forbidden') },
  { type: 'job.refused', error: modelError('insufficient-credits') },
  { type: 'job.refused', error: modelError('aborted') },
  { type: 'job.refused', error: modelError('conflict') },
  { type: 'watch.refused', error: modelError('unauthorized') },
  { type: 'submission.unanswered', error: modelError('network') },
  { type: 'cancel.failed', error: modelError('network') },
];

/** What can happen to every dialog; `key-2` is a job the host asks for, `key-1` the dialog's own. */
export function dialogEvents(kind: JobKind): readonly AnyEventObject[] {
  return [
    ...said,
    ...(['running', 'completed', 'failed', 'cancelled', 'lost'] as const).map((state) =>
      changed(kind, state),
    ),
    doneEvent('findJob', null),
    doneEvent('findJob', 'key-1'),
    doneEvent('findJob', 'key-2'),
    errorEvent('findJob', 'not-found'),
  ];
}

function changed(kind: JobKind, state: JobState): GenerationDialogEvent {
  return { type: 'job.changed', job: modelSnapshot(state, { kind }), connection: 'live' };
}

/** Who sends them. */
export const dialogSenders = {
  person: [
    'prompt.change',
    'sample.attach',
    'sample.remove',
    'generation.submit',
    'generation.repeat',
    'generation.retry',
    'settings.edit',
    'question.dismiss',
    'generation.background',
    'generation.cancel',
    'dialog.close',
    'terms.refresh',
  ],
  host: ['dialog.open', 'dialog.close'],
  loadTerms: ['terms.loaded', 'terms.failed'],
  uploadSample: ['upload.progressed', 'sample.uploaded', 'upload.failed'],
  followJob: ['job.changed', 'job.refused', 'watch.refused', 'submission.unanswered', 'cancel.failed'],
} as const;
