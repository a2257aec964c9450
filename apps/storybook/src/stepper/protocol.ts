import type { MachineChart } from '@charhub/machines/testing';
import type { AnyEventObject } from 'xstate';

/** What the page and the panel call each other's messages. */
export const channels = {
  /** The panel asks the page to do something: `Command`. */
  command: 'charhub/stepper/command',
  /** The page says how it stands: `StepperState`. */
  state: 'charhub/stepper/state',
  /** The page has laid a chart out: `ChartLayout`. */
  layout: 'charhub/stepper/layout',
  /** The page could not do what it was asked for: a sentence. */
  problem: 'charhub/stepper/problem',
} as const;

/** Of the stepper, in Storybook. */
export const panelId = 'charhub/stepper/panel';

/** The global that holds the steps in Storybook's address. */
export const stepsGlobal = 'steps';

export type Command =
  /** Says how it stands. */
  | { readonly do: 'report' }
  /** Sends an event, by its label or as JSON. */
  | { readonly do: 'send'; readonly label: string }
  | { readonly do: 'send-text'; readonly text: string }
  | { readonly do: 'wait'; readonly milliseconds: number }
  /** Back or forth to after this many steps; later ones are kept to return to. */
  | { readonly do: 'go'; readonly step: number }
  /** From the start again, with another input when it is given. */
  | { readonly do: 'restart'; readonly input?: number }
  /** Takes the nearest transition that nobody took in this session. */
  | { readonly do: 'untaken'; readonly id?: string }
  /** Lets the world answer by itself. */
  | { readonly do: 'network'; readonly condition: NetworkCondition }
  /** Opens a file that the dock has written. */
  | { readonly do: 'open-file'; readonly text: string };

/** How the world answers. `by-hand`: not by itself. */
export const networkConditions = [
  'by-hand',
  'good',
  'slow',
  'offline',
  '403',
  '500',
  'comfyui-down',
  'lost',
] as const;

export type NetworkCondition = (typeof networkConditions)[number];

/** An event that the machine may be sent now. */
export interface PossibleEvent {
  readonly label: string;
  readonly event: AnyEventObject;
  /** `person`, `host`, `clock`, or the actor that says it. */
  readonly sender: string;
  /** The guards that keep it from doing anything, and what they look at; null when it would do something. */
  readonly closedBy: string | null;
}

/** How the machine on the page stands. */
export interface StepperState {
  readonly machine: string;
  /** Whether it can be stepped here, or only watched. */
  readonly mode: 'stepping' | 'watching';
  readonly chart: MachineChart;
  /** Ids of the states it is in. */
  readonly active: readonly string[];
  readonly tags: readonly string[];
  /** As JSON, indented. */
  readonly context: string;
  readonly possible: readonly PossibleEvent[];
  /** The steps so far in words, and those that were gone back from. */
  readonly steps: readonly string[];
  /** How many of them are done. */
  readonly position: number;
  /** The steps done, for an address. */
  readonly encoded: string;
  /** As a test. */
  readonly test: string;
  /** Milliseconds since the start. */
  readonly time: number;
  /** Ids of the transitions taken in this session. */
  readonly taken: readonly string[];
  readonly condition: NetworkCondition;
  /** How many starts there are to choose from. */
  readonly inputs: number;
}

/** Where each state and each label of a chart is, in pixels. */
export interface ChartLayout {
  readonly machine: string;
  readonly width: number;
  readonly height: number;
  readonly boxes: Readonly<Record<string, Box>>;
  readonly edges: readonly ChartEdge[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow from one state to another. */
export interface ChartEdge {
  readonly id: string;
  /** Id of the state it leaves. */
  readonly source: string;
  /** Ids of the transitions it stands for. */
  readonly transitions: readonly string[];
  /** From its start to its tip, with a corner at each point between. */
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
