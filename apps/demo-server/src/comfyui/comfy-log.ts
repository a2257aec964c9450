export interface ComfyLogEntry {
  readonly level: 'debug' | 'warn';
  readonly message: string;
  readonly detail?: string;
}

/** Told about what the runner ignores, retries or gives up on. */
export type ComfyLog = (entry: ComfyLogEntry) => void;
