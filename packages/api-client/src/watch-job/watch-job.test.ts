import { describeWatching } from './watch-job.conformance.ts';

describeWatching('watching over the event stream', { hasStream: true, status: 'live' });
describeWatching('watching by polling', { hasStream: false, status: 'polling' });
