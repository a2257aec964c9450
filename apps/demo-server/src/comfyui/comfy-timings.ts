/** How long the runner waits for what; all in milliseconds. */
export interface ComfyTimings {
  /** Between two looks at queue and history while a prompt is under way. @default 2000 */
  readonly poll: number;
  /** For one short request. @default 10000 */
  readonly request: number;
  /** For one upload, download or list of node types. @default 60000 */
  readonly transfer: number;
  /** For a socket to be ready before the prompt is sent without it. @default 5000 */
  readonly socketReady: number;
  /** Between pings; a socket that answers none in this time is replaced. Long, because a node may keep ComfyUI from answering. @default 30000 */
  readonly ping: number;
  /** Longest wait before a socket is opened again. @default 10000 */
  readonly reconnectCap: number;
  /** How long ComfyUI may be unreachable in mid-run before the runner gives up. @default 60000 */
  readonly patience: number;
  /** The same where another ComfyUI can paint it instead. @default 10000 */
  readonly failOver: number;
  /** For one of several to say how busy it is before it counts as down. @default 3000 */
  readonly survey: number;
  /** Between two looks at one that is down. @default 5000 */
  readonly probe: number;
  /** How long the list of node types and models is believed when nothing is missing. @default 60000 */
  readonly definitions: number;
  /** The same when something is missing, which may be installed by now. @default 3000 */
  readonly missing: number;
  /** How long a cancelled prompt is asked to stop before it is left behind. @default 30000 */
  readonly cancelPatience: number;
  /** Least time between two previews. @default 250 */
  readonly preview: number;
}

export const defaultTimings: ComfyTimings = {
  poll: 2_000,
  request: 10_000,
  transfer: 60_000,
  socketReady: 5_000,
  ping: 30_000,
  reconnectCap: 10_000,
  patience: 60_000,
  failOver: 10_000,
  survey: 3_000,
  probe: 5_000,
  definitions: 60_000,
  missing: 3_000,
  cancelPatience: 30_000,
  preview: 250,
};
