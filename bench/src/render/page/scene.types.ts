/** Opens and closes one dialog of two. */
export interface OpeningScene {
  /** Milliseconds from the press to the frame that shows all of the dialog. */
  open(side: OpeningSide): Promise<number>;
  close(side: OpeningSide): Promise<void>;
  /** Opens and closes so often, as quickly as it goes. */
  cycle(side: OpeningSide, times: number): Promise<void>;
}
export type OpeningSide = 'ours' | 'radix';

/** Something that shows how far a job is. */
export interface SnapshotScene {
  /** Tells of progress so often, each time in a task of its own. */
  send(times: number): Promise<void>;
  /** The components that each message of so many rendered anew, by commit; only in the build for profiling. */
  rendered(times: number): Promise<readonly (readonly (readonly string[])[])[]>;
}

/** Something long that is scrolled while jobs go on. */
export interface ScrollingScene {
  /** Scrolls for so long. Without `isLive` it is a still copy that is scrolled, and nobody tells of any job. */
  scroll(options: { readonly milliseconds: number; readonly isLive: boolean }): Promise<Scrolled>;
}

export interface Scrolled {
  /** A second. */
  readonly frames: number;
  /** Frames that came more than half a frame late, in percent. */
  readonly late: number;
  /** Milliseconds of each task of more than 50. */
  readonly longTasks: readonly number[];
  /** How many messages were told of meanwhile. */
  readonly snapshots: number;
}

/** What a page shows, by the `scene` of its address. */
export const sceneNames = [
  'opening',
  'avatar',
  'references',
  'dock',
  'tab',
  'bare',
  'scrolled-dock',
  'scrolled-gallery',
] as const;
export type SceneName = (typeof sceneNames)[number];

declare global {
  interface Window {
    /** Whether what the page shows can be measured. One of the others is there then. */
    isReady?: boolean;
    opening: OpeningScene;
    snapshots: SnapshotScene;
    scrolling: ScrollingScene;
  }
}
