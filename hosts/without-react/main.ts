import { createAxios, createGenerationClient } from '@charhub/api-client';
import {
  createGeneration,
  imageGenerationBlocker,
  imageGenerationView,
  provideImageGeneration,
} from '@charhub/machines';
import { createActor } from 'xstate';

const client = createGenerationClient({ axios: createAxios({ getToken: () => 'owner' }) });
const generation = createGeneration({ client, userId: 'owner' });
generation.start();

const machine = provideImageGeneration(generation);
const actor = createActor(machine, { input: { kind: 'avatar', characterId: 'character-1' } }).start();

const part = <Part extends Element>(selector: string, type: new () => Part): Part => {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}`);
  return element;
};
const dialog = part('dialog', HTMLDialogElement);
const form = part('form', HTMLFormElement);
const prompt = part('textarea', HTMLTextAreaElement);
const submit = part('button[type=submit]', HTMLButtonElement);
const progress = part('progress', HTMLProgressElement);
const avatar = part('#avatar', HTMLImageElement);
const price = part('#price', HTMLElement);
const error = part('#error', HTMLElement);
const status = part('#status', HTMLElement);

// What a person asks for.
part('#open', HTMLButtonElement).addEventListener('click', () => {
  actor.send({ type: 'dialog.open', jobKey: null });
});
part('#close', HTMLButtonElement).addEventListener('click', () => {
  actor.send({ type: 'dialog.close' });
  // While a job runs the machine asks; here it always goes on in the background.
  actor.send({ type: 'generation.background' });
});
dialog.addEventListener('cancel', (event) => {
  event.preventDefault();
  actor.send({ type: 'dialog.close' });
  actor.send({ type: 'generation.background' });
});
prompt.addEventListener('input', () => {
  actor.send({ type: 'prompt.change', prompt: prompt.value });
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  actor.send({ type: 'generation.submit' });
});

// What is shown: the whole of it is read from the snapshot, each time.
actor.subscribe((snapshot) => {
  const view = imageGenerationView(snapshot);
  const { job, image, quote } = snapshot.context;
  if (view === 'closed') dialog.close();
  else if (!dialog.open) dialog.showModal();

  form.hidden = view !== 'form';
  price.textContent = quote === null ? '' : `${quote.credits} of your ${quote.balance} credits`;
  submit.disabled = imageGenerationBlocker(snapshot) !== null;
  error.textContent = snapshot.context.error?.message ?? '';

  progress.hidden = view !== 'submitting' && view !== 'generating';
  progress.value = job?.percent ?? 0;
  status.textContent = view === 'generating' ? `${job?.state ?? 'queued'}, ${job?.percent ?? 0}%` : view;

  avatar.hidden = view !== 'completed' || image === null;
  if (image !== null && avatar.src !== image.url) avatar.src = image.url;
});
