import type { GenerationDialogContext } from './generation-dialog.types.ts';

/** What a dialog knows before it was ever opened. */
export const initialContext = {
  prompt: '',
  sample: null,
  uploadPercent: 0,
  quote: null,
  isPriceUnknown: false,
  access: null,
  jobKey: null,
  job: null,
  connection: 'connecting',
  image: null,
  error: null,
  notice: null,
  requestedKey: null,
} satisfies Omit<GenerationDialogContext, 'kind' | 'characterId'>;
