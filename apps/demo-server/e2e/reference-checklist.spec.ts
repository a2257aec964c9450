import { views } from './support/job.ts';
import { expect, test } from './support/test.ts';
import { holdViews } from './support/view-gate.ts';

const inBackground = 'Generation is continuing in background. You can check progress in the Images tab.';

test.beforeEach(async ({ api, characterPage }) => {
  await api.makeAvatar();
  await characterPage.open();
});

test('Modal can be closed during generation', async ({ characterPage, comfyui, page }) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await gate.reached();

  await page.keyboard.press('Escape');
  await dialog.button('Continue in background').click();
  await expect(dialog.root).toBeHidden();
  await expect(page.getByText(inBackground)).toBeVisible();
  await expect(characterPage.imagesTab.tab).toBeEnabled();
  gate.open();
});

test('Shows warning when closing with active job', async ({ characterPage, comfyui, page }) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await gate.reached();

  await dialog.cross.click();
  await dialog.expectClosingQuestion();
  await dialog.button('Keep watching').click();
  await expect(dialog.title).toHaveText('Making the reference views');
  await expect(dialog.progress).toBeVisible();

  await page.keyboard.press('Escape');
  await dialog.expectClosingQuestion();
  gate.letPass();
  await gate.reached();
  await dialog.expectClosingQuestion();
  gate.open();
  await dialog.expectReady();
});

test('Job continues in background', async ({ characterPage, comfyui, page, api }) => {
  const { imagesTab, dock } = characterPage;
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await gate.reached();
  await dialog.continueInBackground();

  await expect(imagesTab.badge).toHaveText('1 running');
  await expect(dock.root).toContainText('Image 1 of 4');
  gate.letPass();
  await gate.reached();
  await expect(dock.root).toContainText('Image 2 of 4');
  await expect(imagesTab.view('face').getByText('Ready', { exact: true })).toBeVisible();
  await expect(imagesTab.view('front').getByText('Painting', { exact: true })).toBeVisible();

  gate.open();
  await expect(page.getByText('Ann Amber’s reference views are ready.')).toBeVisible();
  await expect(imagesTab.badge).toHaveCount(0);
  const references = await api.references();
  expect(Object.keys(references).toSorted()).toEqual(views.toSorted());
  await imagesTab.expectPictures(references);
});

test('No redundant "Start" button', async ({ characterPage, comfyui, api }) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();
  await expect(dialog.progress).toBeVisible();
  await gate.reached();
  await expect(dialog.root.getByRole('button', { name: /start|generate/i })).toHaveCount(0);
  gate.open();
  await dialog.expectReady();
  expect(await api.listDatasets()).toHaveLength(1);
});

test('Cost shows correctly based on selected views', async ({ characterPage, api }) => {
  const price = await api.imagePrice();
  const balance = await api.balance();
  const dialog = await characterPage.openReferenceDialog();
  const line = dialog.root.getByText(/ × /);
  const shown = (count: number) =>
    `${count} ${count === 1 ? 'view' : 'views'} × ${price} = ${count * price} credits · you have ${balance}`;

  for (const count of [1, 2, 4, 3]) {
    await dialog.choose(views.slice(0, count));
    await expect(line).toHaveText(shown(count));
  }
  await dialog.choose([]);
  await expect(dialog.root.getByText('Choose at least one view.')).toBeVisible();
  await expect(dialog.button('Generate')).toBeDisabled();

  await dialog.choose(['face', 'back']);
  await expect(line).toHaveText(shown(2));
  await dialog.button('Generate').click();
  await dialog.expectReady();
  const cost = { quoted: 2 * price, charged: 2 * price, refunded: 0 };
  expect((await api.listDatasets()).map((job) => job.cost)).toEqual([cost]);
  expect(await api.balance()).toBe(balance - 2 * price);
  await expect(characterPage.balance).toHaveText(String(balance - 2 * price));
});

test('Progress shows correct stage being generated', async ({ characterPage, comfyui }) => {
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();

  for (const [index, view] of views.entries()) {
    await gate.reached();
    const position = `Image ${index + 1} of 4`;
    await expect(dialog.root.getByText(new RegExp(`^${position} · \\d+%$`))).toBeVisible();
    const name = view.charAt(0).toUpperCase() + view.slice(1);
    await expect(dialog.progress).toHaveAttribute('aria-valuetext', new RegExp(`^${position}, ${name}, `));
    for (const done of views.slice(0, index)) await dialog.expectStage(done, 'Ready');
    await dialog.expectStage(view, 'Painting');
    for (const later of views.slice(index + 1)) await dialog.expectStage(later, 'Waiting');
    await expect.poll(() => dialog.pictureUrls()).toHaveLength(index);
    gate.letPass();
  }
  await dialog.expectReady();
  for (const view of views) await dialog.expectStage(view, 'Ready');
});

test('Only new images shown during generation', async ({ characterPage, comfyui, api }) => {
  await api.settled(await api.startDataset(views));
  const old = Object.values(await api.references());
  expect(old).toHaveLength(4);
  const gate = holdViews(comfyui.faults);
  const dialog = await characterPage.openReferenceDialog();
  await dialog.button('Generate').click();

  const made: string[] = [];
  for (const view of views) {
    await gate.reached();
    await expect.poll(() => dialog.pictureUrls()).toEqual(made);
    gate.letPass();
    await expect(dialog.picture(view)).toBeVisible();
    const [job] = await api.listDatasets();
    made.push(job?.images.at(made.length)?.url ?? '');
  }
  await dialog.expectReady();
  await expect.poll(() => dialog.pictureUrls()).toEqual(made);
  expect(made.filter((url) => old.includes(url))).toEqual([]);
  expect(new Set(made).size).toBe(4);
});
