import type { GenerationProviderProps } from '@charhub/ui';

declare global {
  interface Window {
    /** Left by a test before the page began. */
    readonly inspectMachines?: GenerationProviderProps['inspect'];
  }
}

/** Hears of the machines where a test asked for it; nobody else has one. */
export const machineInspector = window.inspectMachines;
