import type { GenerationErrorCode, JobSnapshot } from '@charhub/api-client/contract';
import type { GenerationDialogContext } from '@charhub/machines';
import type { AnyEventObject } from 'xstate';
import { button, press, type Control, type Expectation, type Gesture } from './walk-driver.ts';

/** The ✕. */
export const cross = button('Close');

/** What is shown when no dialog is: the host's button. */
export const closed: Expectation = { dialog: null, controls: [button('Open')], see: [], never: [] };

/** What a person presses, writes or chooses for an event that every dialog has. */
export function dialogGesture(
  event: AnyEventObject,
  { context, hasTag }: { context: GenerationDialogContext; hasTag: (tag: string) => boolean },
): Gesture | null {
  switch (event.type) {
    case 'dialog.open':
      return openGesture(event, context);
    case 'dialog.close':
      return press('Close', { others: ['Cancel', 'Done'] });
    case 'prompt.change':
      return { kind: 'write', control: promptField, text: anotherText(context.prompt, 'A fox') };
    case 'sample.attach':
      return { kind: 'choose', control: button('Choose an image'), file: 'fox.png' };
    case 'sample.remove':
      return press('Remove fox.png');
    case 'terms.refresh':
      return press('Try again');
    case 'generation.submit':
      return press('Generate');
    case 'generation.repeat':
      return press('Generate again');
    case 'generation.retry':
      return press('Retry');
    case 'settings.edit':
      return press('Back');
    case 'question.dismiss':
      return press('Keep watching');
    case 'generation.background':
      return press('Continue in background');
    case 'generation.cancel':
      return hasTag('asking') ? press('Cancel generation') : null;
    default:
      return null;
  }
}

/** What is written already changes nothing. */
export function anotherText(before: string, text: string): string {
  return before === text ? `${text}!` : text;
}

/** The host opens by its button; a job it opens by a change of props, which is heard only when it is one. */
function openGesture(event: AnyEventObject, { requestedKey }: GenerationDialogContext): Gesture | null {
  const jobKey: unknown = event['jobKey'];
  if (typeof jobKey !== 'string') return press('Open');
  return requestedKey === jobKey ? null : { kind: 'host', props: { isOpen: true, jobKey } };
}

export const promptField: Control = { role: 'textbox', name: 'Prompt (optional)' };

/** The fields of the form that every dialog has. */
export function sampleControls({ sample }: GenerationDialogContext): Control[] {
  return [button('Choose an image'), ...(sample === null ? [] : [button(`Remove ${sample.name}`)])];
}

const prices = [
  'The price could not be loaded.',
  'Loading the price…',
  'you have 500',
  'You need 10 credits and have 4.',
];

/** The line of the price: known, too high, on its way, or not to be had, which can be tried again. */
export function priceSights({ quote, isPriceUnknown }: GenerationDialogContext): {
  readonly controls: readonly Control[];
  readonly see: readonly string[];
  readonly never: readonly string[];
} {
  const [unknown = '', loading = '', known = '', short = ''] = prices;
  const affordable = quote !== null && quote.balance >= quote.credits ? known : short;
  const text = quote !== null ? affordable : isPriceUnknown ? unknown : loading;
  return {
    controls: text === unknown ? [button('Try again')] : [],
    see: [text],
    never: prices.filter((other) => other !== text),
  };
}

/** The closing question; `body` is what can be operated above it. */
export function askingControls(body: readonly Control[] = []): Control[] {
  return [
    cross,
    ...body,
    button('Keep watching'),
    button('Continue in background'),
    button('Cancel generation'),
  ];
}

/** What the form says first, and what it must not say. */
export function formNotice(
  { notice, error }: GenerationDialogContext,
  purpose: string,
): Pick<Expectation, 'see' | 'never'> {
  const problems = Object.values(formProblems);
  if (notice === 'cancelled') return { see: ['Cancelled.'], never: [purpose, ...problems] };
  const problem = error === null ? undefined : formProblems[error.code];
  if (problem !== undefined) return { see: [problem], never: [purpose, 'Cancelled.'] };
  return { see: [purpose], never: ['Cancelled.', ...problems] };
}

const formProblems: Partial<Record<GenerationErrorCode, string>> = {
  'insufficient-credits': 'You do not have enough credits.',
  validation: 'The request was not accepted.',
  'avatar-required': 'This character has no avatar yet, and the views are built from it.',
};

/** Why there is no picture, in the words for the job's end or for the error. */
export function failureText({
  job,
  error,
}: {
  job: JobSnapshot | null;
  error: GenerationDialogContext['error'];
}) {
  if (job?.state === 'lost') return failures.lost;
  if (job?.state === 'failed') return failures.unavailable;
  return (error === null ? undefined : failures[error.code]) ?? failures.unknown;
}

const failures: Partial<Record<string, string>> & Record<'lost' | 'unavailable' | 'unknown', string> = {
  lost: 'The image service was restarted and the job was lost.',
  unavailable: 'The image service cannot be reached at the moment.',
  unknown: 'The picture could not be made.',
  network: 'There is no connection to the server.',
  conflict: 'Something else changed this character at the same time.',
  unauthorized: 'You are no longer signed in.',
  validation: 'The request was not accepted.',
  'insufficient-credits': 'You do not have enough credits.',
  aborted: 'The request was stopped.',
  forbidden: 'You may not change this character’s pictures.',
};

/** What must never stand beside a running job. */
export const notWhileRunning = ['Retry', 'Generate again', 'could not be made'];
