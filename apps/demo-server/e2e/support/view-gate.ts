import { outOfMemory, type SimulatorFaults } from '../../simulator/index.ts';

/** Stops ComfyUI late in each view, so that a test sees one after the other. */
export interface ViewGate {
  /** Resolves when a view waits at the gate. */
  reached(): Promise<void>;
  /** Lets the one that waits pass; the next one is stopped again. */
  letPass(): void;
  /** The one that waits fails for want of memory; the next one is stopped again. */
  letFail(): void;
  /** Stops no view any more. */
  open(): void;
}

/** Every picture is decoded once. */
const node = 'VAEDecode';

export function holdViews(faults: SimulatorFaults): ViewGate {
  let held = faults.holdNode(node);
  function letPass(): void {
    held.release();
    held = faults.holdNode(node);
  }
  return {
    reached: () => held.reached,
    letPass,
    letFail() {
      faults.failNode(node, { ...outOfMemory, times: 1 });
      letPass();
    },
    open: () => held.release(),
  };
}
