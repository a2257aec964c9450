import type { GenerationClient } from '@charhub/api-client/contract';
import { characterImage } from '@charhub/api-client/testing';
import type { avatarUploaderMachine } from '@charhub/machines';
import { avatarUploaderModel } from '@charhub/machines/testing';
import type { ReactElement } from 'react';
import type { AnyEventObject, SnapshotFrom } from 'xstate';
import { CharacterAvatarUploader } from '../../character-avatar-uploader/character-avatar-uploader.tsx';
import { cross } from './dialog-sights.ts';
import {
  button,
  press,
  type Control,
  type Expectation,
  type Gesture,
  type WalkDriver,
  type WalkPageProps,
} from './walk-driver.ts';
import { WalkProvider } from './walk-provider.tsx';

type Snapshot = SnapshotFrom<typeof avatarUploaderMachine>;
type Context = Snapshot['context'];

const address: Control = { role: 'textbox', name: 'Address of a picture' };
const zoom: Control = { role: 'slider', name: 'Zoom' };
const shapes: readonly Control[] = [
  { role: 'radio', name: 'Round' },
  { role: 'radio', name: 'Square' },
];

const avatar = characterImage({ isActive: true });

/** An avatar that is brought along, or taken away. */
export const avatarUploaderDriver: WalkDriver<typeof avatarUploaderMachine> = {
  model: avatarUploaderModel,
  inputs: avatarUploaderModel.inputs,
  world: { images: { 'character-1': [avatar] } },
  Page: UploaderPage,
  detail: ({ context }) => [context.latest?.url === null, context.shape, context.error?.code],
  // Looking at a file takes a moment; its bytes are here. The cropper frames a part as soon as it is there.
  isPassing: (snapshot) =>
    snapshot.hasTag('reading') || (snapshot.hasTag('cropping') && snapshot.context.area === null),
  gesture,
  expects,
  tell: (stage, event) => {
    const done = happenOnServer(stage.generation.client, event);
    if (done === null) stage.send(event);
    else void done.then(() => stage.send(event));
  },
};

/** The list of pictures is asked for next, and has to agree with what the machine is told. */
function happenOnServer(client: GenerationClient, { type }: AnyEventObject): Promise<unknown> | null {
  const characterId = 'character-1';
  if (type === 'xstate.done.actor.removeAvatar') {
    return client.removeAvatar({ characterId, imageId: avatar.id });
  }
  if (type !== 'avatar.uploaded') return null;
  return client.uploadAvatar({ owner: { characterId }, file: new Blob(), name: 'avatar.webp' });
}

function UploaderPage({ stage }: WalkPageProps): ReactElement {
  return (
    <WalkProvider stage={stage}>
      <main style={{ padding: '2rem', maxWidth: '40rem' }}>
        <h1>Aria</h1>
        <CharacterAvatarUploader mode="edit" characterId="character-1" displayInitial="A" />
      </main>
    </WalkProvider>
  );
}

function gesture(event: AnyEventObject, snapshot: Snapshot): Gesture | null {
  switch (event.type) {
    case 'picture.choose':
      return { kind: 'choose', control: button('Upload a picture'), file: 'me.png' };
    case 'address.open':
      return press('From a web address');
    case 'generation.open':
      return press('Generate avatar');
    case 'address.change':
      return snapshot.hasTag('addressing')
        ? { kind: 'write', control: address, text: 'https://pictures.example/me.png' }
        : null;
    case 'address.submit':
      return press('Get picture');
    case 'crop.change':
      return { kind: 'write', control: zoom, text: '2' };
    case 'shape.change':
      return snapshot.context.shape === 'square'
        ? null
        : { kind: 'press', control: { role: 'radio', name: 'Square' } };
    case 'crop.confirm':
      return press('Use picture');
    case 'upload.cancel':
      return snapshot.hasTag('cropping') || snapshot.hasTag('addressing') ? null : press('Cancel');
    case 'upload.retry':
      return press('Retry');
    case 'picture.edit':
      return press('Change the crop');
    case 'dialog.close':
      return press('Close');
    case 'avatar.remove':
      return press('Remove avatar');
    case 'avatar.restore':
      return press('Undo');
    default:
      return null;
  }
}

function expects(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const is = (tag: Parameters<Snapshot['hasTag']>[0]) => snapshot.hasTag(tag);
  if (is('addressing') || is('importing')) return addressing(context, is('importing'));
  if (is('cropping')) {
    return {
      dialog: 'Choose the part to show',
      controls: [cross, zoom, ...shapes, button('Cancel'), button('Use picture', context.area === null)],
      see: [],
      never: ['Uploading', 'Getting the picture'],
    };
  }
  if (is('preparing') || is('uploading')) {
    return {
      dialog: 'Saving the avatar',
      controls: [cross, button('Cancel')],
      see: [],
      never: ['could not be saved'],
    };
  }
  if (is('failed')) {
    return {
      dialog: 'The avatar could not be saved',
      controls: [cross, button('Details'), button('Close'), button('Change the crop'), button('Retry')],
      see: ['Your picture is kept here.', 'There is no connection to the server.'],
      never: ['Saving the avatar'],
    };
  }
  // That dialog is another machine's.
  if (is('generating')) return { dialog: 'Create an avatar', controls: null, see: [], never: [] };
  return page(snapshot);
}

function addressing({ address: written, error, problem }: Context, busy: boolean): Expectation {
  const fetching = 'Getting the picture…';
  const reasons = [
    error !== null && 'This address cannot be used, or there is no picture behind it.',
    problem?.reason === 'heic' && 'me.heic',
  ].filter((text) => typeof text === 'string');
  return {
    dialog: 'Avatar from a web address',
    controls: [cross, address, button('Cancel'), ...(busy ? [] : [button('Get picture', written === '')])],
    see: [...(busy ? [fetching] : []), ...(problem === null ? reasons : reasons.slice(-1))],
    never: busy ? [] : [fetching],
  };
}

function page(snapshot: Snapshot): Expectation {
  const { context } = snapshot;
  const pending = snapshot.hasTag('pending');
  const removed = pending || snapshot.hasTag('removing');
  const hasAvatar = !removed && context.latest?.url !== null;
  const notRemoved = 'The avatar could not be removed.';
  const failed = context.removalError !== null && context.problem === null;
  return {
    dialog: null,
    controls: [
      button('Upload a picture', snapshot.hasTag('reading')),
      button('From a web address'),
      button('Generate avatar'),
      ...(hasAvatar ? [button('Remove avatar')] : []),
      ...(pending ? [button('Undo')] : []),
    ],
    see: [
      ...(removed ? ['Avatar removed.'] : []),
      ...(failed ? [notRemoved] : []),
      ...(context.problem === null ? [] : [context.problem.name]),
      ...(snapshot.hasTag('reading') ? ['Looking at the picture…'] : []),
    ],
    never: [...(removed ? [] : ['Avatar removed.']), ...(failed ? [] : [notRemoved])],
  };
}
