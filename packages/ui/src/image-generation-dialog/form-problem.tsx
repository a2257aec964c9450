import type { ReactElement } from 'react';
import { errorMessageKeys, jobTexts, useMessages } from '../locales/index.ts';

/** Why a form was not accepted, and what to do. */
export function FormProblem({ code }: { readonly code: string }): ReactElement {
  const { t } = useMessages(jobTexts);
  const { what, advice } = errorMessageKeys(code);
  return (
    <p className="ch:m-0 ch:text-danger" role="alert">
      {t(what)} {t(advice)}
    </p>
  );
}
