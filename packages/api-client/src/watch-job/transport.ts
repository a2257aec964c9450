import type { ConnectionStatus, GenerationErrorData, JobSnapshot } from '../contract/index.ts';

/** What a transport tells of the jobs it follows. */
export interface TransportListener {
  /** Of any job of the caller, followed or not. */
  readonly onSnapshot: (snapshot: JobSnapshot) => void;
  readonly onConnection: (status: ConnectionStatus) => void;
  /** The server will not show this job, or with `null` any job. */
  readonly onRefused: (jobId: string | null, error: GenerationErrorData) => void;
}

/** One way to hear of jobs. It begins when it is made and ends with `close`, after which it says nothing more. */
export interface JobTransport {
  /** `isKnown`: the listener has a snapshot of it already, so news can wait for the connection. */
  follow(jobId: string, isKnown: boolean): void;
  unfollow(jobId: string): void;
  close(): void;
}

export type OpenTransport = (listener: TransportListener) => JobTransport;
