import type { AvatarOwner } from '@charhub/api-client/contract';
import type { ScriptedClient } from '@charhub/api-client/testing';
import { createScriptedClient } from '@charhub/api-client/testing';
import { createActor, SimulatedClock, waitFor } from 'xstate';
import { expect, onTestFinished, vi } from 'vitest';
import type {
  AvatarUploaderEmitted,
  AvatarUploaderView,
  PictureProblem,
} from '../avatar-uploader/avatar-uploader.types.ts';
import { avatarUploaderView } from '../avatar-uploader/avatar-uploader.selectors.ts';
import { provideAvatarUploader } from '../avatar-uploader/provide-avatar-uploader.ts';
import { createGeneration } from '../create-generation/create-generation.ts';
import { memoryStorage, memoryTabs } from '../testing/memory-ports.ts';

export const area = { x: 10, y: 20, width: 300, height: 300 };

/** An uploader whose pictures are small texts: `bad` is refused, `broken` cannot be decoded. */
export function openUploader(
  client: ScriptedClient = createScriptedClient(),
  owner: AvatarOwner = { characterId: 'character-1' },
) {
  const generation = createGeneration({
    client,
    userId: 'user-1',
    storage: memoryStorage(),
    openChannel: memoryTabs(),
  });
  const tools = {
    inspect: vi.fn(async (file: Blob, name: string): Promise<PictureProblem | null> => {
      const isBad = (await file.text()) === 'bad';
      return isBad ? { reason: 'heic', name, sizeBytes: file.size, megapixels: null } : null;
    }),
    crop: vi.fn(async (file: Blob) => {
      if ((await file.text()) === 'broken') throw new Error('This cannot be decoded');
      return new Blob([`part of ${await file.text()}`]);
    }),
  };
  const clock = new SimulatedClock();
  const uploader = createActor(provideAvatarUploader(generation, tools), { input: { owner }, clock });
  const emitted: AvatarUploaderEmitted[] = [];
  uploader.on('*', (event) => emitted.push(event));
  uploader.start();
  onTestFinished(() => {
    uploader.stop();
  });

  const view = (wanted: AvatarUploaderView) =>
    waitFor(uploader, (snapshot) => avatarUploaderView(snapshot) === wanted, { timeout: 1_000 });
  const choose = (content: string) => {
    uploader.send({ type: 'picture.choose', picture: generation.samples.add(new Blob([content]), content) });
  };
  /** Chooses a picture and frames a part of it. */
  const crop = async (content: string) => {
    choose(content);
    await view('cropping');
    uploader.send({ type: 'area.change', area });
  };
  /** The same, and begins to send that part. */
  const upload = async (content: string) => {
    await crop(content);
    uploader.send({ type: 'crop.confirm' });
    await view('uploading');
    await vi.waitFor(() => expect(client.callsOf('uploadAvatar').length).toBeGreaterThan(0));
  };
  return { client, clock, emitted, generation, tools, uploader, view, choose, crop, upload };
}
