/** Of which thing a route asks whether the caller may. */
export type Guard =
  /** Nothing: anybody may. */
  | 'anybody'
  /** Nothing, but what is answered depends on who asks. */
  | 'anybody, by token'
  /** The caller's own things only, so that signing in is enough. */
  | 'user'
  | 'administrator'
  /** The character of the request may be seen; `optional`: also by one who is not signed in. */
  | 'viewer'
  | 'optional viewer'
  /** It may be changed. */
  | 'editor'
  /** The job of the request is the caller's. */
  | 'job owner';

/** A request to a route that changes nothing, or nothing that matters, once it is let in. */
export interface AccessRow {
  readonly guard: Guard;
  readonly body?: (characterId: string) => unknown;
  readonly form?: (characterId: string) => FormData;
  /** Not sent as somebody who is let in: it would change what the other rows need. */
  readonly isDrastic?: boolean;
}

const api = '/api/v1';
const generation = `${api}/image-generation`;
const images = `${generation}/characters/:id/images`;

/** Refused for its sample, but only after it was decided who may start it. */
const unsound = { referenceImageUrl: '/media/none.webp', referenceImages: [{ url: '/media/none.webp' }] };

/** Every route of the server. A route without a row fails the matrix. */
export const accessRows: Readonly<Record<string, AccessRow>> = {
  'GET /healthz': { guard: 'anybody' },
  'GET /readyz': { guard: 'anybody' },
  'GET /api/openapi.json': { guard: 'anybody' },
  'GET /api/docs': { guard: 'anybody' },
  [`POST ${api}/demo/session`]: { guard: 'anybody', body: () => ({}) },
  [`GET ${api}/demo/characters`]: { guard: 'anybody, by token' },
  [`GET ${api}/demo/status`]: { guard: 'anybody, by token' },
  [`POST ${api}/demo/start-over`]: { guard: 'administrator', isDrastic: true },
  [`GET ${generation}/health`]: { guard: 'anybody' },

  [`POST ${generation}/avatar`]: { guard: 'editor', body: (characterId) => ({ characterId, ...unsound }) },
  [`POST ${generation}/character-dataset`]: {
    guard: 'editor',
    body: (characterId) => ({ characterId, ...unsound }),
  },
  [`GET ${generation}/creation-quote`]: { guard: 'user' },
  [`GET ${generation}/jobs`]: { guard: 'user' },
  [`GET ${generation}/events`]: { guard: 'user' },
  [`GET ${generation}/status/:jobId`]: { guard: 'job owner' },
  [`GET ${generation}/jobs/:jobId`]: { guard: 'job owner' },
  [`GET ${generation}/jobs/:jobId/receipt`]: { guard: 'job owner' },
  [`POST ${generation}/jobs/:jobId/cancel`]: { guard: 'job owner' },

  [`GET ${images}`]: { guard: 'viewer' },
  [`GET ${generation}/characters/:id/reference-dataset`]: { guard: 'viewer' },
  [`GET ${images}/:imageId`]: { guard: 'editor' },
  [`PATCH ${images}/:imageId/activate`]: { guard: 'editor' },
  [`PATCH ${images}/:imageId/deactivate`]: { guard: 'editor' },
  [`DELETE ${images}/:imageId`]: { guard: 'editor' },

  [`POST ${api}/characters`]: { guard: 'user', body: () => ({}) },
  [`POST ${api}/characters/generate-automated`]: { guard: 'user', body: () => ({}) },
  [`POST ${api}/characters/avatar`]: { guard: 'editor', form: avatarForm },
  [`GET ${api}/characters/:id`]: { guard: 'optional viewer' },
  [`PUT ${api}/characters/:id`]: { guard: 'editor', body: () => ({}) },
  [`PATCH ${api}/characters/:id`]: { guard: 'editor', body: () => ({}) },
  [`GET ${api}/characters/:id/creation`]: { guard: 'editor' },
  [`POST ${api}/characters/:id/creation/retry`]: { guard: 'editor' },
  [`POST ${api}/characters/:id/images`]: { guard: 'editor' },
  [`POST ${api}/characters/:id/images/url`]: { guard: 'editor', body: () => ({}) },

  [`GET ${api}/media/proxy`]: { guard: 'user' },
  [`GET ${api}/credits/balance`]: { guard: 'user' },
  [`GET ${api}/credits/service-costs`]: { guard: 'user' },
  [`POST ${api}/credits/check-balance`]: { guard: 'user', body: () => ({}) },
  [`POST ${api}/credits/estimate-cost`]: { guard: 'user', body: () => ({}) },
};

function avatarForm(characterId: string): FormData {
  const form = new FormData();
  form.append('characterId', characterId);
  form.append('avatar', new Blob(['no picture']), 'none.png');
  return form;
}
