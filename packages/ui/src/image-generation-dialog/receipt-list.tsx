import type { JobSnapshot } from '@charhub/api-client/contract';
import type { ReactElement } from 'react';
import { jobTexts, useMessages } from '../locales/index.ts';
import { receiptText } from './receipt.ts';

export interface ReceiptListProps {
  /** What was paid for together; at least one. */
  readonly jobs: readonly Pick<JobSnapshot, 'cost' | 'startedAt' | 'finishedAt'>[];
}

/** What was charged, what came back, and what it comes to. */
export function ReceiptList({ jobs }: ReceiptListProps): ReactElement {
  const messages = useMessages(jobTexts);
  const { t } = messages;
  const charged = sum(jobs.map(({ cost }) => cost.charged));
  const refunded = sum(jobs.map(({ cost }) => cost.refunded));
  const lines = [
    [t('receipt.charged'), t('price.credits', { count: charged })],
    ...(refunded > 0 ? [[t('receipt.returned'), t('price.credits', { count: refunded })]] : []),
    [t('receipt.total'), receiptText(messages, jobs)],
  ];
  return (
    <dl
      aria-label={t('receipt.label')}
      className="ch:m-0 ch:flex ch:flex-wrap ch:gap-x-5 ch:text-sm ch:tabular-nums"
    >
      {lines.map(([name, value]) => (
        <div key={name} className="ch:flex ch:gap-1.5">
          <dt className="ch:text-muted">{name}</dt> <dd className="ch:m-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
