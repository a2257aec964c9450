import type { ReferenceView, Stage } from '@charhub/api-client/contract';
import { REFERENCE_VIEWS, type referenceDatasetMachine } from '@charhub/machines';
import { referenceDatasetModel } from '@charhub/machines/testing';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import { ReferenceGenerationModal } from '../../reference-generation-modal/reference-generation-modal.tsx';
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
import {
  button,
  press,
  type Control,
  type Expectation,
  type Gesture,
  type WalkDriver,
} from './walk-driver.ts';

type Snapshot = SnapshotFrom<typeof referenceDatasetMachine>;
type Context = Snapshot['context'];

const title = 'Create reference views';
const names: Readonly<Record<ReferenceView, string>> = {
  face: 'Face',
  front: 'Front',
  side: 'Side',
  back: 'Back',
};

/** One for all, and one for each view. */
function viewBoxes(): Control[] {
  return ['All views', ...REFERENCE_VIEWS.map((view) => names[view])].map((name) => checkbox(name));
}

/** The dialog of the reference views. */
export const referenceDatasetDriver: WalkDriver<typeof referenceDatasetMachine> = {
  model: referenceDatasetModel,
  inputs: referenceDatasetModel.inputs,
  Page: dialogPage(ReferenceGenerationModal),
  detail: ({ context }) => [
    context.requestedKey,
    context.sample?.name,
    context.isPriceUnknown && context.quote === null,
    context.locked.length > 0,
  ],
  isPassing: (snapshot) => snapshot.matches({ open: { busy: { work: { following: 'queueing' } } } }),
  gesture,
  expects,
};

function gesture(event: AnyEventObject, snapshot: Snapshot): Gesture | null {
  const { context } = snapshot;
  const counting = snapshot.hasTag('counting');
  switch (event.type) {
    case 'views.change':
      return chooseViews(event['views'], context);
    // Whoever comes with a pointer or with the focus has stopped the countdown before anything is pressed.
    case 'view.lock':
      return press('Lock Face', { silently: counting });
    case 'view.unlock':
      return press('Unlock Face', { silently: counting });
    case 'view.reroll':
      return press('Re-roll Face');
    case 'views.retry':
      return press('Retry failed views');
    case 'user.interacted':
      return counting ? { kind: 'key', key: 'Shift' } : press('Stay');
    case 'pointer.moved':
      return counting ? { kind: 'move' } : null;
    default:
      return dialogGesture(event, { context, hasTag: (tag) => tags(snapshot).has(tag) });
  }
}

/** All of them or none; with a choice of some, one of them twice. */
function chooseViews(views: unknown, { views: chosen }: Context): Gesture {
  const wantsNone = Array.isArray(views) && views.length === 0;
  return wantsNone || chosen.length === 0
    ? { kind: 'press', control: checkbox('All views') }
    : { kind: 'press', control: checkbox('Side'), times: 2 };
}

function expects(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const price = priceSights(context);
  if (!is('open')) return closed;
  if (is('form')) return form(context);
  if (is('avatar-missing')) {
    return {
      dialog: title,
      controls: [cross, button('Cancel'), button('Make an avatar')],
      see: ['Make an avatar first: the views are built from it.'],
      never: ['Generate', 'Prompt'],
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
    const stays = is('counting') || is('approached');
    return {
      dialog: 'All views are ready.',
      controls: [
        cross,
        ...cards(context, true),
        ...price.controls,
        ...(stays ? [button('Stay')] : []),
        button('Back'),
        button('Generate again', mayNotEdit(context)),
        button('Done'),
      ],
      see: ['Saved as this character’s reference views.'],
      never: ['Retry', 'could not be made'],
    };
  }
  if (is('incomplete')) {
    const { ready, total } = count(context);
    const cancelled = context.job?.state === 'cancelled';
    return {
      dialog: `${ready} of ${total} views are ready.`,
      controls: [
        cross,
        ...cards(context, true),
        ...price.controls,
        ...(cancelled ? [] : [button('Details')]),
        button('Back'),
        button('Retry failed views', nothingMissing(context) || mayNotEdit(context)),
        button('Done'),
      ],
      see: cancelled ? ['Cancelled.'] : [],
      never: ['All views are ready.', ...(cancelled ? [] : ['Cancelled.'])],
    };
  }
  if (is('failed')) {
    const { ready, total } = count(context);
    return {
      dialog: ready > 0 ? `${ready} of ${total} views are ready.` : 'The reference views could not be made',
      controls: [
        cross,
        ...cards(context, true),
        ...price.controls,
        button('Details'),
        button('Back'),
        button(
          'Retry',
          snapshot.matches({ open: { failed: 'ended' } }) &&
            (context.requested.length === 0 || mayNotEdit(context)),
        ),
        button('Close'),
      ],
      see: [failureText(context)],
      never: ['All views are ready.'],
    };
  }
  if (is('busy')) return running(snapshot);
  return { dialog: title, controls: [cross], see: ['One moment…'], never: ['Generate', 'Prompt'] };
}

function form(context: Context): Expectation {
  const none = context.views.length === 0;
  const chooseOne = 'Choose at least one view.';
  const price = priceSights(context);
  const { see, never } = formNotice(
    context,
    'Views of your character from several sides keep later pictures consistent.',
  );
  return {
    dialog: title,
    controls: [
      cross,
      ...viewBoxes(),
      ...(none ? [] : price.controls),
      promptField,
      ...sampleControls(context),
      button('Cancel'),
      button('Generate', none || mayNotEdit(context)),
    ],
    see: [...see, ...(none ? [chooseOne] : price.see)],
    never: [...never, ...(none ? ['you have'] : [chooseOne, ...price.never])],
  };
}

/** The job has made all that it was to make, or nobody knows what that was. */
function nothingMissing({ requested, job }: Context): boolean {
  const made = job?.stages.filter(({ image }) => image !== null).map(({ id }) => id) ?? [];
  return requested.every((view) => made.includes(view));
}

/** Learned too late for the form to be refused. */
function mayNotEdit({ access }: Context): boolean {
  return access?.canEdit === false;
}

function running(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: string) => tags(snapshot).has(tag);
  const notCancelled = 'It could not be cancelled and goes on.';
  if (is('cancelling')) {
    return {
      dialog: 'Cancelling…',
      controls: [cross, ...cards(context, false)],
      see: ['Cancelling…'],
      never: notWhileRunning,
    };
  }
  const failed = context.notice === 'cancel-failed';
  const step = is('uploading')
    ? `Uploading the sample… ${context.uploadPercent}%`
    : context.job === null
      ? 'Sending…'
      : 'Image 1 of 4 · 63%';
  return {
    dialog: is('asking') ? 'Your pictures are still being made.' : 'Making the reference views',
    controls: is('asking') ? askingControls(cards(context, false)) : [cross, ...cards(context, false)],
    see: [step, ...(failed ? [notCancelled] : [])],
    never: [...notWhileRunning, ...(failed ? [] : [notCancelled])],
  };
}

/** The controls of the cards; after a job each finished view can be kept or made again, each failed one retried. */
function cards(context: Context, finished: boolean): Control[] {
  const stages = shown(context);
  const failures = stages.filter(({ state }) => state === 'failed' || state === 'skipped').length;
  return stages.flatMap((stage) => {
    const name = names[stage.view];
    const controls: Control[] = [];
    if (stage.image !== null) controls.push(button(`View full size: Reference view: ${name}`));
    if (!finished) return controls;
    if (stage.state === 'failed' && failures > 1) controls.push(button(`Retry ${name}`, mayNotEdit(context)));
    if (stage.state === 'completed') {
      const locked = context.locked.includes(stage.view);
      controls.push(
        button(`${locked ? 'Unlock' : 'Lock'} ${name}`),
        button(`Re-roll ${name}`, locked || mayNotEdit(context)),
      );
    }
    return controls;
  });
}

type Card = Pick<Stage, 'state' | 'image'> & { readonly view: ReferenceView };

/** The job's views, and the pictures that earlier jobs have made since the dialog was opened. */
function shown({ job, requested, made }: Context): readonly Card[] {
  return REFERENCE_VIEWS.flatMap((view): Card[] => {
    const stage = job?.stages.find(({ id }) => id === view);
    if (stage !== undefined) return [{ view, state: stage.state, image: stage.image }];
    if (job === null && requested.includes(view)) return [{ view, state: 'pending', image: null }];
    const image = made[view];
    return image === undefined ? [] : [{ view, state: 'completed', image }];
  });
}

function count(context: Context): { readonly ready: number; readonly total: number } {
  const all = shown(context);
  return { ready: all.filter(({ image }) => image !== null).length, total: all.length };
}

function checkbox(name: string): Control {
  return { role: 'checkbox', name };
}

function tags({ tags: current }: Snapshot): ReadonlySet<string> {
  return current;
}
