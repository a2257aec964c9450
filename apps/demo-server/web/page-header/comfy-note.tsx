import type { ReactElement } from 'react';
import type { ComfyStatus, DemoApi } from '../api/demo-api.ts';
import { useResource } from '../async/use-resource.ts';
import { usePageMessages } from '../messages/page-messages.tsx';

/** Which ComfyUI paints the pictures, and what is wrong with it. */
export function ComfyNote({ api }: { api: DemoApi }): ReactElement {
  const t = usePageMessages();
  const { data, error, reload } = useResource(api.getComfyStatus);
  if (data === null) {
    return (
      <p className="fact" data-tone={error === null ? 'quiet' : 'danger'} role="status">
        {t(error === null ? 'comfyui.checking' : 'comfyui.unknown')}
      </p>
    );
  }
  const state = stateOf(data);
  return (
    <div
      data-testid="comfyui"
      className="fact"
      data-tone={state === 'simulated' || state === 'real' ? state : 'danger'}
      role="status"
    >
      <span className="fact-dot" aria-hidden="true" />
      <span>{t(`comfyui.${state}`)}</span>
      {state === 'simulated' ? (
        <span className="fact-detail">{t('comfyui.simulatedHint')}</span>
      ) : (
        <span className="fact-detail" dir="ltr">
          {[data.url, ...data.problems].join(' · ')}
        </span>
      )}
      {data.instances?.filter(isImpaired).map(({ url, reachable, problems }) => (
        <span key={url} className="fact-detail" dir="auto">
          {t(reachable ? 'comfyui.missing' : 'comfyui.unreachable')}:{' '}
          <bdi>{[url, ...problems].join(' · ')}</bdi>
        </span>
      ))}
      {state !== 'simulated' && state !== 'real' && (
        <button type="button" className="link" onClick={reload}>
          {t('error.retry')}
        </button>
      )}
    </div>
  );
}

function stateOf(status: ComfyStatus): 'simulated' | 'real' | 'unreachable' | 'missing' {
  if (!status.reachable) return 'unreachable';
  if (status.problems.length > 0) return 'missing';
  return status.simulated ? 'simulated' : 'real';
}

function isImpaired({ reachable, problems }: NonNullable<ComfyStatus['instances']>[number]): boolean {
  return !reachable || problems.length > 0;
}
