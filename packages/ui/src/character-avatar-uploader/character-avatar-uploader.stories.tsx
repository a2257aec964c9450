import { characterImage } from '@charhub/api-client/testing';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, screen, userEvent, waitFor } from 'storybook/test';
import { openUploaderScene } from '../story-support/open-uploader-scene.tsx';
import { plainSpaces } from '../story-support/plain-spaces.ts';
import { disguisedText } from '../story-support/sample-pictures.ts';

const meta = { title: 'Avatar uploader' } satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

const images = { 'character-1': [characterImage({ seed: 7, isActive: true })] };

export const WithAvatar: Story = {
  play: async ({ mount }) => {
    const { t } = await openUploaderScene(mount, { images });
    await waitFor(() => expect(screen.getByRole('img', { name: t('uploader.alt') })).toBeVisible());
    await waitFor(() => expect(screen.getByRole('button', { name: t('uploader.remove') })).toBeVisible());
  },
};

export const WithoutAvatar: Story = {
  play: async ({ mount }) => {
    const { t } = await openUploaderScene(mount);
    await waitFor(() => expect(screen.getByRole('img', { name: t('uploader.none') })).toBeVisible());
    await expect(screen.queryByRole('button', { name: t('uploader.remove') })).toBeNull();
  },
};

/** A character that is not saved yet. */
export const Draft: Story = {
  play: async ({ mount }) => {
    const { t } = await openUploaderScene(mount, { uploader: { mode: 'create', characterId: undefined } });
    const refusal = plainSpaces(t('uploader.saveFirst'));
    await waitFor(() => expect(screen.getByText(refusal)).toBeVisible());
  },
};

export const OfficialCharacter: Story = {
  play: async ({ mount }) => {
    const { t } = await openUploaderScene(mount, { images, access: { canEdit: false, isOfficial: true } });
    await waitFor(() => expect(screen.getByRole('link', { name: t('forbidden.why') })).toBeVisible());
    await waitFor(() =>
      expect(screen.getByRole('button', { name: t('uploader.device') })).toHaveAttribute('aria-disabled'),
    );
  },
};

/** A file hovers above. */
export const Dropping: Story = {
  play: async ({ mount }) => {
    const { t } = await openUploaderScene(mount, { images });
    const target = await screen.findByRole('group', { name: t('uploader.label') });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(disguisedText());
    target.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
    await waitFor(() => expect(screen.getByText(t('sample.dropNow'))).toBeVisible());
  },
};

export const RefusedFile: Story = {
  play: async ({ mount }) => {
    const { choose } = await openUploaderScene(mount, { images });
    await choose(disguisedText());
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('notes.png'));
  },
};

/** The server is told when it can no longer be undone. */
export const Removed: Story = {
  play: async ({ mount }) => {
    const { client, press, t } = await openUploaderScene(mount, { images });
    await press('uploader.remove');
    await waitFor(() => expect(screen.getByText(t('uploader.removed'))).toBeVisible());
    await expect(client.callsOf('removeAvatar')).toEqual([]);
  },
};

export const Address: Story = {
  play: async ({ mount }) => {
    const { dialog, press } = await openUploaderScene(mount);
    await press('uploader.web');
    await dialog('uploader.address.title');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveFocus());
  },
};

export const AddressWithoutPicture: Story = {
  play: async ({ mount }) => {
    const { dialog, press } = await openUploaderScene(mount);
    await press('uploader.web');
    await dialog('uploader.address.title');
    await userEvent.type(screen.getByRole('textbox'), 'https://nowhere.example/a.png{Enter}');
    await waitFor(() => expect(screen.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true'));
  },
};

export const Fetching: Story = {
  play: async ({ mount }) => {
    const { dialog, press, t } = await openUploaderScene(mount, {
      prepare: (client) => client.hold('fetchPicture'),
    });
    await press('uploader.web');
    const opened = await dialog('uploader.address.title');
    await userEvent.type(screen.getByRole('textbox'), 'https://pictures.example/a.png{Enter}');
    await waitFor(() => expect(opened).toHaveTextContent(t('uploader.address.fetching')));
  },
};

/** Arrow keys move the picture; what is chosen follows. */
export const Cropping: Story = {
  play: async ({ mount }) => {
    const { crop, t } = await openUploaderScene(mount, { images });
    await crop();
    const zoom = screen.getByRole('slider', { name: t('uploader.crop.zoom') });
    await fireEvent.change(zoom, { target: { value: '2' } });
    const picture = screen.getByRole('application');
    picture.focus();
    const media = picture.parentElement?.querySelector('img');
    const before = media?.style.transform;
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() => expect(media?.style.transform).not.toBe(before));
  },
};

export const CroppingSquare: Story = {
  play: async ({ mount }) => {
    const { crop, t } = await openUploaderScene(mount, { images });
    await crop();
    const square = screen.getByRole('radio', { name: t('uploader.crop.square') });
    await userEvent.click(square);
    await waitFor(() => expect(square).toBeChecked());
  },
};

export const Uploading: Story = {
  play: async ({ mount }) => {
    const { client, dialog, upload } = await openUploaderScene(mount, {
      prepare: (held) => held.hold('uploadAvatar'),
    });
    await upload();
    await dialog('uploader.uploadingTitle');
    await waitFor(() => expect(client.callsOf('uploadAvatar')).toHaveLength(1));
    client.setUploadProgress(0.4);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40'));
  },
};

export const FailedAtStorage: Story = {
  play: async ({ mount }) => {
    const { dialog, upload, t } = await openUploaderScene(mount, {
      prepare: (client) => client.failCalls('uploadAvatar', 'unavailable'),
    });
    await upload();
    await dialog('uploader.failed.title');
    await waitFor(() => expect(screen.getByRole('button', { name: t('action.retry') })).toBeVisible());
  },
};

export const FailedForGood: Story = {
  play: async ({ mount }) => {
    const { dialog, upload, t } = await openUploaderScene(mount, {
      prepare: (client) => client.failCalls('uploadAvatar', 'validation'),
    });
    await upload();
    await dialog('uploader.failed.title');
    await expect(screen.queryByRole('button', { name: t('action.retry') })).toBeNull();
  },
};

/** What was cut out is what is shown: a WebP of the part, made in the browser. */
export const Uploaded: Story = {
  play: async ({ mount }) => {
    const { client, upload, t } = await openUploaderScene(mount);
    await upload();
    await waitFor(() => expect(screen.getByRole('button', { name: t('uploader.remove') })).toBeVisible());
    const [call] = client.callsOf('uploadAvatar');
    await expect(call?.argument).toHaveProperty('file.type', 'image/webp');
  },
};

export const Dark: Story = { ...Cropping, globals: { theme: 'dark' } };
export const Narrow: Story = { ...Cropping, globals: { viewport: { value: 'narrow' } } };
export const Arabic: Story = { ...Cropping, globals: { locale: 'ar-SA' } };
export const FailedInArabicDark: Story = { ...FailedAtStorage, globals: { locale: 'ar-SA', theme: 'dark' } };
export const NarrowPanel: Story = { ...Removed, globals: { viewport: { value: 'narrow' }, locale: 'de-DE' } };
