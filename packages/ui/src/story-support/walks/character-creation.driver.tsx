import type { Stage } from '@charhub/api-client/contract';
import { isCreationCancellable, type characterCreationMachine } from '@charhub/machines';
import { characterCreationModel } from '@charhub/machines/testing';
import type { ReactElement } from 'react';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import {
  CharacterCreationModal,
  type CharacterCreationModalProps,
} from '../../character-creation/character-creation-modal.tsx';
import { dialogPage } from './dialog-page.tsx';
import {
  anotherText,
  askingControls,
  closed,
  cross,
  dialogGesture,
  failureText,
  priceSights,
  sampleControls,
} from './dialog-sights.ts';
import {
  button,
  press,
  type Control,
  type Expectation,
  type Gesture,
  type WalkDriver,
} from './walk-driver.ts';

type Snapshot = SnapshotFrom<typeof characterCreationMachine>;
type Context = Snapshot['context'];

const title = 'Create a character';
const description: Control = { role: 'textbox', name: 'Description (optional)' };
const names: Readonly<Record<Stage['id'], string>> = {
  avatar: 'Avatar',
  cover: 'Cover',
  face: 'Face',
  front: 'Front',
  side: 'Side',
  back: 'Back',
};

const toCharacter = 'Open character';

/** Of a host that has pages of characters. */
function CreationModal(props: CharacterCreationModalProps): ReactElement {
  return <CharacterCreationModal {...props} onOpenCharacter={() => undefined} />;
}

/** The dialog that makes a character and its first pictures. */
export const characterCreationDriver: WalkDriver<typeof characterCreationMachine> = {
  model: {
    ...characterCreationModel,
    events: [...characterCreationModel.events, { type: 'dialog.close', name: toCharacter }],
  },
  inputs: [undefined],
  Page: dialogPage(CreationModal),
  detail: ({ context }) => [
    context.sample?.name,
    context.isPriceUnknown && context.quote === null,
    isUnaffordable(context),
  ],
  gesture,
  expects,
};

function gesture(event: AnyEventObject, snapshot: Snapshot): Gesture | null {
  switch (event.type) {
    case 'prompt.change':
      return { kind: 'write', control: description, text: anotherText(snapshot.context.prompt, 'An elf') };
    case 'generation.submit':
      return press('Create character');
    case 'dialog.close':
      return event['name'] === toCharacter
        ? press(toCharacter, { own: true })
        : dialogGesture(event, dialogOf(snapshot));
    case 'creation.restart':
      return press('Create another');
    case 'generation.retry':
      return press(snapshot.hasTag('incomplete') ? retryLabel(snapshot.context) : 'Retry');
    default:
      return dialogGesture(event, dialogOf(snapshot));
  }
}

function expects(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const price = priceSights(context);
  if (!is('open')) return closed;
  if (is('form')) return form(context);
  if (is('busy')) return running(snapshot);
  if (is('completed')) {
    return {
      dialog: 'Aria is ready.',
      controls: [cross, ...pictures(context), button('Create another'), button('Close'), button(toCharacter)],
      see: ['Aria is stored.'],
      never: ['Retry', 'could not be made'],
    };
  }
  if (is('incomplete')) {
    const { error } = context;
    const facts =
      error !== null || [context.job, context.dataset].some((job) => (job?.error ?? null) !== null);
    return {
      dialog: incompleteTitle(context),
      controls: [
        cross,
        ...pictures(context),
        ...(error === null ? price.controls : []),
        ...(facts ? [button('Details')] : []),
        button(retryLabel(context), isRetryOff(snapshot)),
        button(toCharacter),
        button('Close'),
      ],
      see: error === null ? price.see : [failureText({ job: null, error })],
      never: ['Aria is ready.', 'Create another'],
    };
  }
  if (is('failed')) {
    const isAnswered = context.error !== null && context.error.status !== null;
    return {
      dialog: 'The character could not be created',
      controls: [
        cross,
        button('Details'),
        ...(isAnswered ? [button('Back')] : []),
        button('Retry', isAnswered && (isEmpty(context) || isUnaffordable(context))),
        button('Close'),
      ],
      see: [failureText({ job: null, error: context.error })],
      never: ['is stored.', 'Create another'],
    };
  }
  return {
    dialog: title,
    controls: [cross],
    see: ['One moment…'],
    never: ['Create character', 'Description'],
  };
}

function form(context: Context): Expectation {
  const { sample, isPictureLost } = context;
  const price = priceSights(context);
  const lost = 'Choose the picture again';
  const isLost = isPictureLost && sample === null;
  return {
    dialog: title,
    controls: [
      cross,
      description,
      ...sampleControls(context),
      ...price.controls,
      button('Cancel'),
      button('Create character', isEmpty(context) || isUnaffordable(context)),
    ],
    see: [...price.see, ...(isLost ? [lost] : [])],
    never: [...price.never, 'Creating the character', ...(isLost ? [] : [lost])],
  };
}

function isEmpty({ prompt, sample }: Context): boolean {
  return prompt === '' && sample === null;
}

function isUnaffordable({ quote }: Context): boolean {
  return quote !== null && quote.balance < quote.credits;
}

/** Making pictures again costs; sending or watching the same again does not. */
function isRetryOff(snapshot: Snapshot): boolean {
  const { error } = snapshot.context;
  const isFree = error !== null && error.status === null;
  return snapshot.matches({ open: { incomplete: 'ended' } }) && !isFree && isUnaffordable(snapshot.context);
}

function running(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const making = context.name === null ? 'Creating the character' : 'Making the pictures of Aria';
  const failed = context.notice === 'cancel-failed';
  const notCancelled = 'It could not be cancelled and goes on.';
  const controls = is('asking')
    ? askingControls(pictures(context)).filter(
        ({ name }) => name !== 'Cancel generation' || isCreationCancellable(snapshot),
      )
    : [cross, ...pictures(context)];
  if (is('cancelling')) {
    return {
      dialog: 'Cancelling…',
      controls: [cross, ...pictures(context)],
      see: ['Cancelling…'],
      never: ['Retry'],
    };
  }
  return {
    dialog: is('asking') ? 'Your character’s pictures are still being made.' : making,
    controls,
    see: [
      ...(context.name === null ? [sendingText(context)] : ['Aria is stored.']),
      ...(failed ? [notCancelled] : []),
    ],
    never: ['Retry', 'Create another', ...(failed ? [] : [notCancelled])],
  };
}

function sendingText({ sample, uploadPercent }: Context): string {
  return sample !== null && uploadPercent < 100
    ? `Uploading the sample… ${uploadPercent}%`
    : 'Storing the character…';
}

function incompleteTitle({ error, notice, job }: Context): string {
  if (error !== null) return 'Aria is stored. Its pictures cannot be watched at the moment.';
  if (notice === 'cancelled') return 'Aria is stored, without all pictures';
  return job === null || job.state === 'completed'
    ? 'Aria is stored, but not all views could be made'
    : 'Aria is stored, but the avatar could not be made';
}

function retryLabel({ error, job }: Context): string {
  if (error !== null) return 'Retry';
  return job === null || job.state === 'completed' ? 'Retry missing views' : 'Retry missing pictures';
}

/** Each finished picture can be seen large. */
function pictures({ job, dataset }: Context): Control[] {
  return [...(job?.stages ?? []), ...(dataset?.stages ?? [])].flatMap(({ id, image }) =>
    image === null
      ? []
      : [button(`View full size: ${id === 'avatar' ? '' : 'Reference view: '}${names[id]}`)],
  );
}

function dialogOf(snapshot: Snapshot) {
  return { context: snapshot.context, hasTag: (tag: string) => tags(snapshot).has(tag) };
}

function tags({ tags: current }: Snapshot): ReadonlySet<string> {
  return current;
}
