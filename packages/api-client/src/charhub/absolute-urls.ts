import type { CharacterImage, JobSnapshot } from '../contract/index.ts';

/** Makes addresses that are relative to the API's origin fit for a page of another origin. */
export interface AbsoluteUrls {
  readonly url: (url: string) => string;
  readonly job: (job: JobSnapshot) => JobSnapshot;
  readonly image: <Image extends CharacterImage>(image: Image) => Image;
}

/** @param baseUrl of the API; when it is relative or missing, the page's own origin serves and nothing changes. */
export function absoluteUrls(baseUrl: string | undefined): AbsoluteUrls {
  const origin = baseUrl !== undefined && /^https?:\/\//i.test(baseUrl) ? new URL(baseUrl).origin : '';
  const url = (address: string) => (/^\/(?!\/)/.test(address) ? origin + address : address);
  const moved = <Picture extends { readonly url: string }>(picture: Picture) => ({
    ...picture,
    url: url(picture.url),
  });
  return {
    url,
    image: moved,
    job: (job) => ({
      ...job,
      stages: job.stages.map((stage) => ({ ...stage, image: stage.image && moved(stage.image) })),
      images: job.images.map(moved),
      preview: job.preview && moved(job.preview),
    }),
  };
}
