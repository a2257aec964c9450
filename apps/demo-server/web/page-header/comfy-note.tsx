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
      {state === 'simulated' && <span className="fact-detail">{t('comfyui.simulatedHint')}</span>}
      {state !== 'simulated' && inOneLine(data) !== '' && (
        <span className="fact-detail" dir="ltr">
          {inOneLine(data)}
        </span>
      )}
      {data.instances?.filter(isImpaired).map((instance, index) => (
        <span key={index} className="fact-detail" dir="auto">
          {t(instance.reachable ? 'comfyui.missing' : 'comfyui.unreachable')}
          {inOneLine(instance) !== '' && ': '}
          <bdi>{inOneLine(instance)}</bdi>
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

/** Where it is, to whom that is told, and what it lacks. */
function inOneLine({ url, problems }: Pick<ComfyStatus, 'url' | 'problems'>): string {
  return [url ?? [], problems].flat().join(' · ');
}

function stateOf(status: ComfyStatus): 'simulated' | 'real' | 'unreachable' | 'missing' {
  if (!status.reachable) return 'unreachable';
  if (status.problems.length > 0) return 'missing';
  return status.simulated ? 'simulated' : 'real';
}

function isImpaired({ reachable, problems }: NonNullable<ComfyStatus['instances']>[number]): boolean {
  return !reachable || problems.length > 0;
}
