import type { ScriptedClientOptions } from '@charhub/api-client/testing';
import type { MachineModel } from '@charhub/machines/testing';
import type { ComponentType } from 'react';
import type { AnyEventObject, AnyStateMachine, InputFrom, SnapshotFrom } from 'xstate';
import type { WalkStage } from './walk-stage.ts';

/** Something that can be operated, as assistive technology names it. */
export interface Control {
  readonly role: 'button' | 'link' | 'checkbox' | 'textbox' | 'slider' | 'radio' | 'tab' | 'combobox';
  readonly name: string;
  /** It is there and does nothing now. @default false */
  readonly off?: boolean;
  /** `name` is only a part of its name. @default false */
  readonly part?: boolean;
}

/** What a person does to ask for something. */
export type Gesture =
  | PressGesture
  | { readonly kind: 'write'; readonly control: Control; readonly text: string }
  /** Presses it and chooses a picture file of this name. */
  | { readonly kind: 'choose'; readonly control: Control; readonly file: string }
  /** Presses a key that a person would press just to show that they are there. */
  | { readonly kind: 'key'; readonly key: string }
  /** Moves the pointer, and rests it where it presses nothing. */
  | { readonly kind: 'move' }
  /** The host's page does it: it changes the component's props. */
  | { readonly kind: 'host'; readonly props: Partial<HostProps> };

/** Presses a control. */
export interface PressGesture {
  readonly kind: 'press';
  readonly control: Control;
  /** Of those with the same role and name. @default the first, and the last by keyboard */
  readonly index?: number;
  /** Names of buttons that ask for the same where they are; whoever walks by keyboard takes these. @default none */
  readonly others?: readonly string[];
  /** What has to be pointed at first. @default nothing */
  readonly over?: Control;
  /** @default 1 */
  readonly times?: number;
  /** It asks for the same as another event in a way of its own, which is gone in each sight that has it. @default false */
  readonly own?: boolean;
  /** As assistive technology does: without pointer and without focus. @default false */
  readonly silently?: boolean;
}

/** What a host's page decides. */
export interface HostProps {
  readonly isOpen: boolean;
  readonly jobKey: string | null;
}

/** What opens over the page without a word to the machine, and what of the machine can be asked for in it. */
export interface Layer {
  readonly opener: Control;
  /** Names of buttons that must be in it. */
  readonly buttons: readonly string[];
  /** Those of them that ask for something which another button takes back. */
  readonly detours: readonly { readonly name: string; readonly out: string }[];
}

/** What must be on the page in a situation, and what must not. Written by hand, by role and name. */
export interface Expectation {
  /** The name of the open dialog; null when none must be open. */
  readonly dialog: string | null;
  /**
   * Everything in the dialog, else on the page, that can be operated: these, in this order, and nothing else. Null where
   * it is another machine's.
   */
  readonly controls: readonly Control[] | null;
  /** What can be operated while it is pointed at, or has the focus. @default nothing */
  readonly maybe?: readonly Control[];
  /** A part of the name of what has to be unfolded before anything is read. @default nothing */
  readonly unfold?: string;
  /** Texts that must be there. */
  readonly see: readonly string[];
  /** Texts that must not be there. */
  readonly never: readonly string[];
}

/** How a machine is walked through the components that people meet it in. */
export interface WalkDriver<TMachine extends AnyStateMachine = AnyStateMachine> {
  readonly model: MachineModel<TMachine>;
  /** Those of the model that the components can bring about. */
  readonly inputs: readonly InputFrom<TMachine>[];
  /** What the server has. @default nothing */
  readonly world?: ScriptedClientOptions;
  /** The page of a host. */
  readonly Page: ComponentType<WalkPageProps>;
  /** Brings about the machine, where mounting the page does not. */
  begin?(stage: WalkStage, input: InputFrom<TMachine>): void;
  /** What the host asks for from the start. @default nothing */
  host?(input: InputFrom<TMachine>): Partial<HostProps>;
  /** What the page's controls depend on besides the situation of the model. */
  detail(snapshot: SnapshotFrom<TMachine>): unknown;
  /**
   * How a person or the host sends this event now; null when the page has no way to. It counts only where its control
   * is expected.
   */
  gesture(event: AnyEventObject, snapshot: SnapshotFrom<TMachine>): Gesture | null;
  /** Whether the real actors leave this state before anybody can press anything. @default never */
  isPassing?(snapshot: SnapshotFrom<TMachine>): boolean;
  /** @param stage null while a walk is only planned */
  expects(snapshot: SnapshotFrom<TMachine>, stage: WalkStage | null): Expectation;
  /** Tried once, in the first state that has one. @default none */
  layer?(snapshot: SnapshotFrom<TMachine>): Layer | null;
  /** How an event arrives that no gesture sends. @default it is sent to the machine */
  tell?(stage: WalkStage, event: AnyEventObject): void;
}

export interface WalkPageProps {
  readonly stage: WalkStage;
  readonly host: HostProps;
  readonly onHost: (change: Partial<HostProps>) => void;
}

export const button = (name: string, off = false): Control => ({ role: 'button', name, ...(off && { off }) });

/** Presses the button of this name; of several the first. */
export function press(name: string, more: Partial<PressGesture> = {}): PressGesture {
  return { kind: 'press', control: button(name), ...more };
}
