import type { Page } from '@playwright/test';
import { CharacterPage } from './models/character-page.ts';
import { ImagesTab } from './models/images-tab.ts';
import { views } from './support/job.ts';
import { expect, test } from './support/test.ts';
import { holdViews } from './support/view-gate.ts';

test.beforeEach(async ({ api, characterPage }) => {
  await api.makeAvatar();
  await characterPage.open();
});

const readyToasts = (page: Page) =>
  page
    .getByRole('region', { name: 'Notifications' })
    .getByText('reference views are ready', { exact: false });

test('ends with the same four pictures and one toast in all, after a reload in the middle and in a second tab', async ({
  characterPage,
  comfyui,
  context,
  origin,
  api,
}) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await gate.reached();
  const other = new CharacterPage(await context.newPage(), origin);
  await other.open();
  await other.imagesTab.open();
  gate.letPass();
  await gate.reached();
  await expect(dialog.picture('face')).toBeVisible();

  await characterPage.page.reload();
  const reopened = await characterPage.openReferenceDialog('Open');
  await reopened.expectStage('face', 'Ready');
  await reopened.expectStage('front', 'Painting');
  await expect(reopened.root.getByText(/^Image 2 of 4 · /)).toBeVisible();
  await reopened.continueInBackground();
  await expect(other.imagesTab.view('front').getByText('Painting', { exact: true })).toBeVisible();
  gate.open();

  const tabs = [characterPage, other];
  for (const { dock } of tabs) await expect(dock.root).toContainText('1 ready');
  const references = await api.references();
  expect(Object.keys(references)).toHaveLength(4);
  for (const { imagesTab } of tabs) await imagesTab.expectPictures(references);
  const toasts = await Promise.all(tabs.map(({ page }) => readyToasts(page).count()));
  expect(toasts.toSorted()).toEqual([0, 1]);
  expect(await api.listDatasets()).toHaveLength(1);
});

test('finds its job again when the page is reloaded while it is being sent', async ({
  characterPage,
  comfyui,
  page,
  api,
}) => {
  const gate = holdViews(comfyui.faults);
  let arrived = () => {};
  const sent = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  // The server takes the job; its answer never comes.
  await page.route('**/image-generation/character-dataset', async (route) => {
    await route.fetch();
    arrived();
  });
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await sent;

  await page.unroute('**/image-generation/character-dataset');
  await page.reload();
  const reopened = await characterPage.openReferenceDialog('Open');
  await expect(reopened.root.getByText(/^Image 1 of 4 · /)).toBeVisible();
  gate.open();
  await reopened.expectReady();
  const references = await api.references();
  await expect.poll(() => reopened.pictureUrls()).toEqual(views.map((view) => references[view]));
  expect(await api.listDatasets()).toHaveLength(1);
});

test('opens the same job again from the dock and from the Images tab', async ({
  characterPage,
  comfyui,
  api,
}) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.choose(['face', 'side']);
  await dialog.button('Generate').click();
  await gate.reached();
  await dialog.continueInBackground();

  await characterPage.dock.openJob(/reference views/);
  await expect(dialog.root.getByText(/^Image 1 of 2 · /)).toBeVisible();
  await dialog.continueInBackground();

  gate.letPass();
  await gate.reached();
  await characterPage.openReferenceDialog('Open');
  await expect(dialog.root.getByText(/^Image 2 of 2 · /)).toBeVisible();
  await dialog.expectStage('face', 'Ready');
  await dialog.expectStage('side', 'Painting');
  gate.open();
  await dialog.expectReady();
  await expect
    .poll(() => dialog.pictureUrls())
    .toEqual((await api.listDatasets())[0]?.images.map(({ url }) => url));
  expect(await api.listDatasets()).toHaveLength(1);
});

test('counts the running jobs on the Images tab, in every tab of the browser', async ({
  characterPage,
  comfyui,
  context,
  origin,
}) => {
  const page = await context.newPage();
  await page.goto(origin);
  const badges = [characterPage.imagesTab.badge, new ImagesTab(page).badge];
  for (const badge of badges) await expect(badge).toHaveCount(0);

  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await gate.reached();
  await dialog.continueInBackground();
  for (const badge of badges) await expect(badge).toHaveText('1 running');
  gate.open();
  for (const badge of badges) await expect(badge).toHaveCount(0);
});
