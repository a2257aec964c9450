import { commonTexts } from './english/common.ts';
import { creationTexts } from './english/creation.ts';
import { dockTexts } from './english/dock.ts';
import { imagesTexts } from './english/images.ts';
import { jobTexts } from './english/job.ts';
import { referenceTexts } from './english/reference.ts';
import { uploaderTexts } from './english/uploader.ts';

/**
 * The source texts, all of them. i18next's JSON v4 style: `{{name}}` placeholders, plural forms as `key_one`,
 * `key_other`, … They are in parts, so that a page loads only those it shows: a component names its parts to `useMessages`.
 */
export const enUS = /*#__PURE__*/ (() =>
  ({
    ...commonTexts,
    ...jobTexts,
    ...dockTexts,
    ...referenceTexts,
    ...imagesTexts,
    ...uploaderTexts,
    ...creationTexts,
  }) as const)();
