import * as React from 'react';
import { useGlobals, useStorybookApi } from 'storybook/manager-api';
import { stepsGlobal } from '../../src/stepper/protocol.ts';
import { ChartView } from './chart-view.tsx';
import { CoverageView } from './coverage-view.tsx';
import { EventList } from './event-list.tsx';
import { PanelStyle } from './panel-style.ts';
import { StepList } from './step-list.tsx';
import { useStepper } from './use-stepper.ts';
import { WorldControls } from './world-controls.tsx';

/** Steps the machine of the story that is shown. */
export function StepperPanel(): React.ReactElement {
  const api = useStorybookApi();
  const { state, layout, problem, send, dismissProblem } = useStepper();
  const [, updateGlobals] = useGlobals();
  const steps = state?.mode === 'stepping' ? state.encoded : null;

  // The address says where it stands, so that it can be copied and reloaded.
  React.useEffect(() => {
    if (steps !== null) updateGlobals({ [stepsGlobal]: steps });
  }, [steps, updateGlobals]);

  if (state === null) {
    return (
      <PanelStyle>
        <p className="empty">
          No machine is at work in this story. Those under <b>Stepper</b> have one each.
        </p>
      </PanelStyle>
    );
  }
  return (
    <PanelStyle>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}{' '}
          <button type="button" onClick={dismissProblem}>
            Dismiss
          </button>
        </p>
      )}
      <div className={`columns ${state.mode}`}>
        <ChartView state={state} layout={layout} onTake={(id) => send({ do: 'untaken', id })} />
        {state.mode === 'stepping' && (
          <div className="side">
            <EventList state={state} send={send} />
          </div>
        )}
        <div className="side">
          {state.mode === 'watching' ? (
            <p className="note">
              This story goes by itself.{' '}
              <button
                type="button"
                onClick={() => {
                  updateGlobals({ [stepsGlobal]: state.encoded });
                  api.selectStory(`stepper--${state.machine}`);
                }}
              >
                Step on from here
              </button>
            </p>
          ) : (
            <WorldControls state={state} send={send} />
          )}
          <StepList state={state} send={send} />
          <CoverageView state={state} send={send} />
        </div>
      </div>
    </PanelStyle>
  );
}
