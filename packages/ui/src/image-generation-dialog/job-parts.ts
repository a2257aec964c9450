import { deferred } from '../foundations/deferred/deferred.ts';

/** What is shown from Generate on. To be loaded while the form is filled in. */
export const jobBody = /*#__PURE__*/ deferred(() => import('./job-body.tsx'));

/** Why a form was not accepted. */
export const formProblem = /*#__PURE__*/ deferred(() => import('./form-problem.tsx'));
