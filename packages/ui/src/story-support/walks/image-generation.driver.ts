import { imageGenerationModel } from '@charhub/machines/testing';
import type { imageGenerationMachine } from '@charhub/machines';
import type { SnapshotFrom } from 'xstate';
import { AvatarGenerationModal } from '../../avatar-generation-modal/avatar-generation-modal.tsx';
import { dialogPage } from './dialog-page.tsx';
import {
  askingControls,
  closed,
  cross,
  dialogGesture,
  failureText,
  formNotice,
  notWhileRunning,
  priceSights,
  promptField,
  sampleControls,
} from './dialog-sights.ts';
import { button, type Expectation, type WalkDriver } from './walk-driver.ts';

type Snapshot = SnapshotFrom<typeof imageGenerationMachine>;

const title = 'Create an avatar';
const purpose = 'A square portrait that stands for your character wherever it appears.';
const enlarge = button('View full size');

/** The one-picture dialog, as the avatar's. */
export const imageGenerationDriver: WalkDriver<typeof imageGenerationMachine> = {
  model: imageGenerationModel,
  inputs: imageGenerationModel.inputs,
  Page: dialogPage(AvatarGenerationModal),
  detail: ({ context }) => [
    context.requestedKey,
    context.sample?.name,
    context.isPriceUnknown && context.quote === null,
  ],
  gesture: (event, snapshot) =>
    event.type === 'dialog.close' && snapshot.matches('closed')
      ? null
      : dialogGesture(event, { context: snapshot.context, hasTag: (tag) => tags(snapshot).has(tag) }),
  isPassing: (snapshot) => snapshot.matches({ open: { busy: { work: { following: 'queueing' } } } }),
  expects,
};

function tags({ tags: current }: Snapshot): ReadonlySet<string> {
  return current;
}

function expects(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const price = priceSights(context);
  if (!is('open')) return closed;
  if (is('form')) {
    const { see, never } = formNotice(context, purpose);
    return {
      dialog: title,
      controls: [
        cross,
        promptField,
        ...sampleControls(context),
        ...price.controls,
        button('Cancel'),
        button('Generate', mayNotEdit(context)),
      ],
      see: [...see, ...price.see],
      never: [...never, ...price.never, 'Making the avatar'],
    };
  }
  if (is('forbidden')) {
    return {
      dialog: title,
      controls: [cross, button('Close')],
      see: ['You may not change this character’s pictures. Only its owner can.'],
      never: ['Generate', 'Prompt'],
    };
  }
  if (is('completed')) {
    const late = 'It finished before it could be cancelled.';
    return {
      dialog: 'The avatar is ready.',
      controls: [
        cross,
        enlarge,
        ...price.controls,
        button('Back'),
        button('Generate again', mayNotEdit(context)),
        button('Close'),
      ],
      see: [
        ...price.see,
        'Saved as this character’s avatar.',
        ...(context.notice === 'finished-first' ? [late] : []),
      ],
      never: context.notice === 'finished-first' ? ['Cancelled.'] : [late, 'Cancelled.'],
    };
  }
  if (is('failed')) {
    return {
      dialog: 'The avatar could not be made',
      controls: [
        cross,
        ...(context.image === null ? [] : [enlarge]),
        ...price.controls,
        button('Details'),
        button('Back'),
        button('Retry', snapshot.matches({ open: { failed: 'ended' } }) && mayNotEdit(context)),
        button('Close'),
      ],
      see: [
        ...price.see,
        failureText(context),
        ...(context.image === null ? [] : ['Your previous picture is unchanged.']),
      ],
      never: ['Saved as', ...(context.image === null ? ['Your previous picture is unchanged.'] : [])],
    };
  }
  if (is('busy')) return running(snapshot);
  return { dialog: title, controls: [cross], see: ['One moment…'], never: ['Generate', 'Prompt'] };
}

/** Learned too late for the form to be refused. */
function mayNotEdit({ access }: Snapshot['context']): boolean {
  return access?.canEdit === false;
}

function running(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const notCancelled = 'It could not be cancelled and goes on.';
  if (is('cancelling')) {
    return { dialog: 'Cancelling…', controls: [cross], see: ['Cancelling…'], never: notWhileRunning };
  }
  const step = is('uploading')
    ? `Uploading the sample… ${context.uploadPercent}%`
    : context.job === null
      ? 'Sending…'
      : 'Painting';
  const failed = context.notice === 'cancel-failed';
  return {
    dialog: is('asking') ? 'Your picture is still being made.' : 'Making the avatar',
    controls: is('asking') ? askingControls() : [cross],
    see: [step, ...(failed ? [notCancelled] : []), ...(is('asking') ? ['Keep watching, let it finish'] : [])],
    never: [...notWhileRunning, ...(failed ? [] : [notCancelled])],
  };
}
