import type { imageGalleryMachine } from '@charhub/machines';
import { imageGalleryModel } from '@charhub/machines/testing';
import type { ReactElement } from 'react';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import { CharacterImageGallery } from '../../image-gallery/character-image-gallery.tsx';
import { cross } from './dialog-sights.ts';
import {
  button,
  type Control,
  type Expectation,
  type Gesture,
  type Layer,
  type WalkDriver,
  type WalkPageProps,
} from './walk-driver.ts';
import { WalkProvider } from './walk-provider.tsx';

type Snapshot = SnapshotFrom<typeof imageGalleryMachine>;
type Context = Snapshot['context'];

/** The picture that is not in use, by a part of its name. */
const other = 'Avatar, Jan 2';
const named = (name: string, off = false): Control => ({ ...button(name, off), part: true });

/** A character's stored pictures: two avatars, of which one is in use. */
export const imageGalleryDriver: WalkDriver<typeof imageGalleryMachine> = {
  model: imageGalleryModel,
  inputs: imageGalleryModel.inputs,
  Page: GalleryPage,
  detail: ({ context }) => [context.error === null, context.change?.imageId],
  // One thing at a time: while the server answers, a press on anything else is not taken.
  isPassing: (snapshot) => snapshot.hasTag('busy'),
  gesture,
  layer,
  expects,
};

function GalleryPage({ stage }: WalkPageProps): ReactElement {
  return (
    <WalkProvider stage={stage}>
      <main style={{ padding: '2rem', maxWidth: '48rem' }}>
        <h2>Aria</h2>
        <CharacterImageGallery characterId="character-1" />
      </main>
    </WalkProvider>
  );
}

function gesture({ type }: AnyEventObject, snapshot: Snapshot): Gesture | null {
  const { error } = snapshot.context;
  const over = named(other);
  switch (type) {
    case 'image.activate':
      return {
        kind: 'press',
        control: snapshot.hasTag('comparing') ? button('Use') : named(`Use: ${other}`),
      };
    case 'image.compare':
      return { kind: 'press', control: named(`Compare: ${other}`), over };
    case 'image.delete':
      return { kind: 'press', control: named(`Delete: ${other}`), over };
    case 'deletion.confirm':
      return { kind: 'press', control: button('Delete') };
    case 'deletion.cancel':
      return { kind: 'press', control: button('Keep') };
    case 'comparison.close':
      return { kind: 'press', control: button('Close') };
    case 'activation.undo':
      return { kind: 'press', control: button('Undo') };
    case 'change.retry':
      return { kind: 'press', control: button('Try again'), index: error === null ? 0 : 1 };
    case 'failure.dismiss':
      return { kind: 'press', control: button('Dismiss') };
    case 'list.reload':
      return error === null ? null : { kind: 'press', control: button('Try again') };
    default:
      return null;
  }
}

/** The viewer, where there is something to compare with. */
function layer(snapshot: Snapshot): Layer | null {
  const { images, error, failure } = snapshot.context;
  const isAtRest = !(['busy', 'asking', 'comparing'] as const).some((tag) => snapshot.hasTag(tag));
  const canChange = blockerOf(snapshot.context) === null;
  const isComparable =
    images?.some(({ isActive }) => isActive) === true &&
    images.some(({ isActive, createdAt }) => !isActive && createdAt.startsWith('2026-01-02'));
  if (!isAtRest || !canChange || !isComparable || error !== null || failure !== null) return null;
  return {
    opener: named(other),
    buttons: ['Use', 'Compare', 'Delete'],
    detours: [
      { name: 'Compare', out: 'Close' },
      { name: 'Delete', out: 'Keep' },
    ],
  };
}

function expects(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  if (snapshot.hasTag('asking')) {
    return {
      dialog: 'Delete this picture?',
      controls: [button('Keep'), button('Delete', blockerOf(context) !== null)],
      see: ['It cannot be brought back.'],
      never: ['Compare'],
    };
  }
  if (snapshot.hasTag('comparing')) {
    return {
      dialog: 'Compare · Avatar',
      controls: [cross, button('Close'), ...(blockerOf(context) === null ? [button('Use')] : [])],
      see: ['In use now', 'This picture'],
      never: ['Delete this picture?'],
    };
  }
  return page(snapshot);
}

function page(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const blocker = blockerOf(context);
  const { images, error, failure } = context;
  const empty = 'Pictures that you generate or upload will appear here.';
  const offline = 'You are offline.';
  const forbidden = 'You may not change this character’s pictures.';
  const notLoaded = 'The pictures could not be loaded.';
  const failed =
    failure === null
      ? null
      : failure.change.action === 'activate'
        ? 'The picture could not be put in use.'
        : 'The picture could not be deleted.';
  const shown = [
    images?.length === 0 && empty,
    blocker === 'offline' && offline,
    blocker === 'forbidden' && forbidden,
    error !== null && notLoaded,
    failed,
  ].filter((text) => typeof text === 'string');
  return {
    dialog: null,
    controls: [
      ...(error === null ? [] : [button('Try again')]),
      ...(failure === null ? [] : [...(canRetry(snapshot) ? [button('Try again')] : []), button('Dismiss')]),
      ...tiles(snapshot),
      ...(isUndoable(context) && blocker === null ? [button('Undo')] : []),
    ],
    maybe: actions(context, blocker),
    see: shown,
    never: [empty, offline, forbidden, notLoaded].filter((text) => !shown.includes(text)),
  };
}

/** One for each picture; what is not in use can be used. */
function tiles(snapshot: Snapshot): Control[] {
  const { images, change } = snapshot.context;
  const blocker = blockerOf(snapshot.context);
  return (images ?? []).flatMap(({ id, isActive, createdAt }): Control[] => {
    const name = createdAt.startsWith('2026-01-02') ? other : 'Avatar, Jan 1';
    if (isActive) return [named(name)];
    const isBusy = snapshot.hasTag('busy') && change?.imageId === id;
    const use = named(`Use: ${name}`, blocker === 'offline' || isBusy);
    return blocker === 'forbidden' ? [named(name)] : [named(name), use];
  });
}

/** Shown while a picture is pointed at. Only where another is in use there is something to compare with. */
function actions({ images }: Context, blocker: 'forbidden' | 'offline' | null): Control[] {
  return (images ?? []).flatMap(({ isActive, createdAt }) => {
    const name = createdAt.startsWith('2026-01-02') ? other : 'Avatar, Jan 1';
    return [
      ...(isActive ? [] : [named(`Compare: ${name}`)]),
      named(`Download: ${name}`),
      ...(blocker === 'forbidden' ? [] : [named(`Delete: ${name}`, blocker === 'offline')]),
    ];
  });
}

/** The picture that could not be changed is still there, and may be changed. */
function canRetry({ context }: Snapshot): boolean {
  const { images, failure } = context;
  const isThere = images?.some(({ id }) => id === failure?.change.imageId) === true;
  return isThere && blockerOf(context) === null;
}

function blockerOf({ access, isOnline }: Context): 'forbidden' | 'offline' | null {
  if (access?.canEdit === false) return 'forbidden';
  return isOnline ? null : 'offline';
}

/** Both pictures are still there. */
function isUndoable({ images, undoId, change }: Context): boolean {
  const has = (id: string | null | undefined) => images?.some((image) => image.id === id) === true;
  return has(undoId) && has(change?.imageId);
}
