import { describe, expect, it } from 'vitest';
import { datasetJob, submissionOf } from '../../test/charhub-submissions.ts';
import { characterImage } from '../testing/index.ts';
import { freshReferences } from './fresh-references.ts';
import { charHubPicture } from './picture.ts';

const submission = submissionOf(datasetJob(['face', 'back']));
const begun = Date.parse(submission.submittedAt);
const stored = (view: 'face' | 'back' | 'front', time: number, fields = {}) =>
  characterImage({
    view,
    url: `https://m/${view}_${String(time)}.webp`,
    createdAt: new Date(0).toISOString(),
    ...fields,
  });
const urls = (images: Parameters<typeof freshReferences>[2], pictures = new Map()) =>
  [...freshReferences(submission, { pictures }, images).values()].map(({ url }) => url);

describe('the pictures of a dataset that the gallery has', () => {
  it('are the newest of each wanted view', () => {
    const images = [stored('face', begun + 1), stored('face', begun + 2), stored('front', begun + 2)];
    expect(urls(images)).toEqual([`https://m/face_${String(begun + 2)}.webp`]);
  });

  it('are never older than the job', () => {
    expect(urls([stored('face', begun - 1), stored('back', begun)])).toEqual([
      `https://m/back_${String(begun)}.webp`,
    ]);
  });

  it('are told by their record when the address has no time', () => {
    const at = (time: number) => ({ url: 'https://m/face.webp', createdAt: new Date(time).toISOString() });
    expect(urls([stored('face', 0, at(begun + 5))])).toEqual(['https://m/face.webp']);
    expect(urls([stored('face', 0, at(begun - 5))])).toEqual([]);
    expect(urls([stored('face', 0, { url: 'https://m/face.webp', createdAt: 'soon' })])).toEqual([]);
  });

  it('are references only', () => {
    expect(urls([stored('face', begun + 1, { type: 'SAMPLE' })])).toEqual([]);
  });

  it('are found by the time of a picture the job has named, when the clock of the device is ahead', () => {
    const face = charHubPicture('face', `https://m/face_${String(begun - 60_000)}.webp`, submission);
    const back = stored('back', begun - 60_000);
    expect(urls([back, stored('back', begun - 90_000)], new Map([['face', face]]))).toEqual([back.url]);
  });
});
