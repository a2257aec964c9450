import { characterImage, createScriptedClient, type ScriptedClient } from '@charhub/api-client/testing';
import { GenerationError } from '@charhub/api-client/contract';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from '../test-support/accessibility-problems.ts';
import { pictureFile } from '../test-support/uploader-doubles.tsx';
import { tabAround } from '../test-support/tab-around.ts';
import { UploaderPage } from '../test-support/uploader-page.tsx';

vi.mock('react-easy-crop', async () => ({
  default: (await import('../test-support/uploader-doubles.tsx')).CropperDouble,
}));
vi.mock('./crop-picture.ts', () => ({ cropPicture: () => Promise.resolve(new Blob(['part'])) }));

const avatar = characterImage({ seed: 5, isActive: true });

function open(client = createScriptedClient({ images: { 'character-1': [avatar] } }), props = {}) {
  const user = userEvent.setup({ applyAccept: false });
  const told = vi.fn<(url: string | null) => void>();
  const heard = vi.fn<(event: string) => void>();
  const { container, unmount } = render(
    <UploaderPage client={client} onAvatarChange={told} onFormEvent={heard} {...props} />,
  );
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('There is no file input');
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  const choose = (file: File) => user.upload(input, file);
  const use = async () => {
    await press('Frame a part');
    await press('Use picture');
  };
  return { client, user, told, heard, container, unmount, press, choose, use };
}

const shown = (url: string) =>
  vi.waitFor(() => expect(screen.getByRole('img', { name: 'Avatar' }).getAttribute('src')).toBe(url));
const uploadedUrl = (client: ScriptedClient) =>
  client.listImages('character-1').then((images) => images[0]?.url ?? '');

describe('the uploader', () => {
  it('shows the avatar in use and has no accessibility problems', async () => {
    open();
    await shown(avatar.url);
    expect(await accessibilityProblems()).toEqual([]);
  });

  it('takes a file, crops it, sends it and tells the host once', async () => {
    const { client, choose, told, use } = open();
    await choose(pictureFile());
    await screen.findByRole('dialog', { name: 'Choose the part to show' });
    expect(await accessibilityProblems()).toEqual([]);
    await use();
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const url = await uploadedUrl(client);
    await shown(url);
    expect(told.mock.calls).toEqual([[url]]);
  });

  it('asks for the pictures once more for each change, however unstable the host’s callback is', async () => {
    const { client, choose, press, use } = open();
    await shown(avatar.url);
    const requests = () => client.callsOf('listImages').length;
    expect(requests()).toBe(1);
    await choose(pictureFile());
    await use();
    await vi.waitFor(() => expect(requests()).toBe(2));
    await press('Remove avatar');
    await press('Undo');
    await press('From a web address');
    await press('Cancel');
    expect(requests()).toBe(2);
  });

  it('neither submits nor changes the form around it', async () => {
    const { choose, heard, press, use, user } = open();
    await choose(pictureFile());
    await use();
    await press('From a web address');
    await user.type(await screen.findByRole('textbox'), 'https://pictures.example/a.png{Enter}');
    await press('Cancel');
    await press('Remove avatar');
    expect(heard).not.toHaveBeenCalled();
  });

  it('takes what is dropped and what is pasted, and leaves text alone', async () => {
    open();
    const uploader = screen.getByRole('group', { name: 'Avatar' });
    fireEvent.paste(uploader, { clipboardData: { files: [] } });
    fireEvent.drop(uploader, { dataTransfer: { files: [pictureFile()], types: ['Files'] } });
    const dialog = await screen.findByRole('dialog', { name: 'Choose the part to show' });
    fireEvent.paste(within(dialog).getByText('Frame a part'), {
      clipboardData: { files: [new File(['<svg></svg>'], 'drawing.png')] },
    });
    expect((await screen.findByText(/“drawing.png” is an SVG drawing/)).textContent).toContain('PNG');
  });

  it('says why a file cannot be used, sends nothing, and forgets it with the next one', async () => {
    const { client, choose } = open();
    await choose(new File(['\0\0\0\x14ftypheic\0\0\0\0heic'], 'photo.jpg'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/“photo.jpg” is a HEIC photo.*JPEG/);
    await choose(pictureFile());
    fireEvent.error(await screen.findByAltText('to be cropped'));
    await vi.waitFor(() =>
      expect(screen.getByRole('alert').textContent).toBe(
        '“hero.png” is damaged or incomplete. Choose another file.',
      ),
    );
    expect(client.callsOf('uploadAvatar')).toEqual([]);
  });

  it.each([
    [400, 'validation', 'The server did not accept the picture.', false],
    [413, 'validation', 'The picture is too large for the server.', false],
    [415, 'validation', 'The server does not take this kind of picture.', false],
    [503, 'unavailable', 'Pictures cannot be stored at the moment.', true],
    [403, 'forbidden', 'You may not change this character’s pictures.', false],
    [null, 'network', 'There is no connection to the server.', true],
  ] as const)('says what %s means and keeps the picture', async (status, code, sentence, mayRetry) => {
    const { client, choose, press, use } = open();
    client.failCalls(
      'uploadAvatar',
      new GenerationError({ code, message: 'No', status, retryable: mayRetry }),
      1,
    );
    await choose(pictureFile());
    await use();
    await screen.findByRole('dialog', { name: 'The avatar could not be saved' });
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.getByText('Your picture is kept here.')).toBeTruthy();
    expect(screen.queryAllByRole('button', { name: 'Retry' })).toHaveLength(mayRetry ? 1 : 0);
    await press(mayRetry ? 'Retry' : 'Change the crop');
    if (!mayRetry) await press('Use picture');
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(client.callsOf('uploadAvatar')).toHaveLength(2);
  });

  it('fetches a picture of another site through the server', async () => {
    const url = 'https://pictures.example/a.png';
    const { press, user } = open(createScriptedClient({ webPictures: { [url]: pictureFile() } }));
    await press('From a web address');
    await user.type(
      await screen.findByRole('textbox', { name: 'Address of a picture' }),
      'https://nowhere.example/',
    );
    await press('Get picture');
    expect((await screen.findByText(/This address cannot be used/)).getAttribute('role')).toBe('alert');
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), `${url}{Enter}`);
    await screen.findByRole('dialog', { name: 'Choose the part to show' });
  });

  it('takes the avatar away until that is undone, and for good when the page is left', async () => {
    const { client, press, told, unmount } = open();
    await shown(avatar.url);
    await press('Remove avatar');
    expect(await screen.findByRole('img', { name: 'No avatar yet' })).toBeTruthy();
    await press('Undo');
    await shown(avatar.url);
    expect(document.activeElement?.textContent).toBe('Upload a picture');
    expect(client.callsOf('removeAvatar')).toEqual([]);
    expect(told.mock.calls).toEqual([[null], [avatar.url]]);
    await press('Remove avatar');
    unmount();
    await vi.waitFor(() => expect(client.callsOf('removeAvatar')).toHaveLength(1));
  });

  it('ends an upload although its component has gone', async () => {
    const client = createScriptedClient();
    const gate = client.hold('uploadAvatar');
    const { choose, unmount, use } = open(client);
    await choose(pictureFile());
    await use();
    await vi.waitFor(() => expect(client.callsOf('uploadAvatar')).toHaveLength(1));
    unmount();
    gate.release();
    await vi.waitFor(async () => expect(await client.listImages('character-1')).toHaveLength(1));
  });

  it('says who may change an official character before anything is chosen', async () => {
    const { client, choose, press } = open(
      createScriptedClient({ access: { canEdit: false, isOfficial: true } }),
    );
    expect((await screen.findByRole('link', { name: /108/ })).getAttribute('href')).toContain('108');
    const upload = screen.getByRole('button', { name: 'Upload a picture' });
    expect(upload.getAttribute('aria-disabled')).toBe('true');
    const reason = document.getElementById(upload.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toContain('Only administrators');
    await choose(pictureFile());
    await press('From a web address');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.callsOf('uploadAvatar')).toEqual([]);
  });

  it('generates an avatar in the dialog for that, and tells the host once', async () => {
    const { client, press, told, user } = open();
    await shown(avatar.url);
    await press('Generate avatar');
    await screen.findByRole('dialog', { name: 'Create an avatar' });
    await press('Generate');
    await vi.waitFor(() => expect(client.watcherCount()).toBeGreaterThan(0));
    client.jobs.complete();
    await vi.waitFor(() => expect(told).toHaveBeenCalled());
    await user.keyboard('{Escape}');
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await shown(told.mock.calls[0]?.[0] ?? '');
    expect(told).toHaveBeenCalledOnce();
    expect(client.callsOf('listImages')).toHaveLength(2);
  });

  it('of a draft uploads for the draft, and generates nothing before there is a character', async () => {
    const { client, choose, told, use } = open(createScriptedClient(), {
      ...{ mode: 'create', characterId: undefined, draftId: 'draft-1' },
    });
    await choose(pictureFile());
    await use();
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    await shown(told.mock.calls[0]?.[0] ?? '');
    expect(client.callsOf('uploadAvatar')[0]?.argument).toMatchObject({ owner: { draftId: 'draft-1' } });
    expect(client.callsOf('listImages')).toEqual([]);
    const generate = screen.getByRole('button', { name: 'Generate avatar' });
    expect(generate.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/Save the character first/)).toBeTruthy();
  });
});

describe('the dialogs of the uploader, by keyboard alone', () => {
  it('keep the focus while a part is chosen, and send nothing on Escape', async () => {
    const { client, choose, user } = open();
    await choose(pictureFile());
    const crop = await screen.findByRole('dialog', { name: 'Choose the part to show' });
    await vi.waitFor(() => expect(crop.contains(document.activeElement)).toBe(true));
    await within(crop).findByRole('button', { name: 'Frame a part' });
    expect(await tabAround(user, crop)).toBeGreaterThan(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    const uploader = screen.getByRole('group', { name: 'Avatar' });
    await vi.waitFor(() => expect(uploader.contains(document.activeElement)).toBe(true));
    expect(client.callsOf('uploadAvatar')).toEqual([]);
  });

  it('begin with the address, and give the focus back to what opened them', async () => {
    const { user } = open();
    const opener = await screen.findByRole('button', { name: 'From a web address' });
    await vi.waitFor(async () => {
      await user.tab();
      expect(document.activeElement).toBe(opener);
    });
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog');
    await vi.waitFor(() => expect(document.activeElement).toBe(within(dialog).getByRole('textbox')));
    expect(await tabAround(user, dialog)).toBeGreaterThanOrEqual(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  });
});
