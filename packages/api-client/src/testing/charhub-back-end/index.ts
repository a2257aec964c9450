export { startCharHubBackEnd } from './charhub-back-end.ts';
export type { CharHubBackEnd, CharHubBackEndOptions } from './charhub-back-end.ts';
export { charHubUsers } from './characters.ts';
export type { CharHubUser } from './characters.ts';
export { charHubPayloads } from './payloads.ts';
export type { CharHubEnding, CharHubJob, CharHubPayload } from './payloads.ts';
