import type { Db } from '../db/database.ts';
import { createAdmission, type Admission } from '../jobs/admission.ts';
import type { JobEvents } from '../jobs/job-events.ts';
import { createJobStore, type JobStore } from '../jobs/job-store.ts';
import { createPaintTimes } from '../jobs/paint-times.ts';
import type { PreviewStore } from '../jobs/preview-store.ts';

/** What a test that starts no server needs around its database to submit and run jobs. */
export function createJobParts({
  db,
  events,
  previews,
}: {
  db: Db;
  events: JobEvents;
  previews: PreviewStore;
}): {
  store: JobStore;
  admission: Admission;
} {
  const times = createPaintTimes(db);
  return {
    store: createJobStore({ db, events, previews, times }),
    admission: createAdmission({ times, maxJobsPerUser: 1000, maxQueueLength: 1000 }),
  };
}
