import type { AnyStateMachine, SnapshotFrom } from 'xstate';
import type { Control, Layer, WalkDriver } from './walk-driver.ts';

/** The buttons that no machine hears of: they show something beside it, and take it back. */
const everywhere = /^Details$/;
const once = /^View full size(: |$)/;

/** What is tried beside the machine: a button that shows something, or one that opens a layer. */
export interface Aside extends Partial<Pick<Layer, 'buttons' | 'detours'>> {
  readonly control: Control;
}

/** Those to be tried in this state, each with what tells whether it was; the same in every state is tried in one. */
export function asidesOf(
  controls: readonly Control[],
  state: string,
  layer: Layer | null,
): readonly { readonly aside: Aside; readonly key: string }[] {
  const opened =
    layer === null
      ? []
      : [{ aside: { control: layer.opener, buttons: layer.buttons, detours: layer.detours }, key: 'layer' }];
  return [...opened, ...shownBy(controls, state)];
}

function shownBy(
  controls: readonly Control[],
  state: string,
): readonly { readonly aside: Aside; readonly key: string }[] {
  return controls.flatMap((control) => {
    const { role, name, off = false } = control;
    if (role !== 'button' || off) return [];
    if (everywhere.test(name)) return [{ aside: { control }, key: `${name} in ${state}` }];
    return once.test(name) ? [{ aside: { control }, key: name }] : [];
  });
}

/** Whether any key and any movement means something to the machine now, so that nothing can be tried beside it. */
export function hearsPresence(
  { model, gesture }: Pick<WalkDriver, 'model' | 'gesture'>,
  snapshot: SnapshotFrom<AnyStateMachine>,
): boolean {
  return model.events.some((event) => {
    const kind = gesture(event, snapshot)?.kind;
    return (kind === 'key' || kind === 'move') && snapshot.can(event);
  });
}
