import { jobSnapshot, portraitUrl, stage } from '@charhub/api-client/testing';

/** An avatar and a cover of one character, being painted. */
export const runningJobs = [
  jobSnapshot({
    id: 'avatar-job',
    state: 'running',
    stages: [stage({ id: 'avatar', state: 'running', percent: 40 })],
    preview: { url: portraitUrl({ blurred: true }), stage: 'avatar' },
  }),
  jobSnapshot({
    id: 'cover-job',
    kind: 'cover',
    state: 'running',
    stages: [stage({ id: 'cover', state: 'running', percent: 12 })],
  }),
];
