import { previewFrame, previewFrameWithMetadata, textFrame } from '../sockets/binary-frames.ts';
import type { ClientSockets } from '../sockets/client-sockets.ts';
import type { NodeIdentity } from './progress-board.ts';

/** Sends one prompt's events to whom the real server would. */
export class PromptEvents {
  readonly #sockets: ClientSockets;
  readonly #promptId: string;
  readonly #clientId: string | null;

  constructor(sockets: ClientSockets, promptId: string, clientId: string | null) {
    this.#sockets = sockets;
    this.#promptId = promptId;
    this.#clientId = clientId;
  }

  /** To the prompt's client; to nobody when it has none. */
  tell(type: string, data: Record<string, unknown>): void {
    if (this.#clientId !== null)
      this.#sockets.send(type, { ...data, prompt_id: this.#promptId }, this.#clientId);
  }

  /** To the prompt's client; to everybody when it has none. */
  tellOrBroadcast(type: string, data: Record<string, unknown>): void {
    this.#sockets.send(type, { ...data, prompt_id: this.#promptId }, this.#clientId ?? undefined);
  }

  /** A step with its preview, in the order that depends on what the client's socket asked for. */
  step(
    data: { value: number; max: number },
    identity: NodeIdentity,
    board: Record<string, unknown>,
    jpeg?: Uint8Array,
  ): void {
    const progress = { ...data, node: identity.nodeId };
    const withMetadata = this.#clientId !== null && this.#sockets.wantsMetadata(this.#clientId);
    this.tellOrBroadcast('progress_state', board);
    if (withMetadata && jpeg) this.#sendPreview(previewFrameWithMetadata(jpeg, this.#metadata(identity)));
    this.tellOrBroadcast('progress', progress);
    if (!withMetadata && jpeg) this.#sendPreview(previewFrame(jpeg));
  }

  text(nodeId: string, message: string): void {
    this.#sockets.sendBinary(textFrame(nodeId, message), this.#clientId ?? undefined);
  }

  #sendPreview(frame: Uint8Array): void {
    this.#sockets.sendBinary(frame, this.#clientId ?? undefined);
  }

  #metadata(identity: NodeIdentity) {
    return {
      node_id: identity.nodeId,
      prompt_id: this.#promptId,
      display_node_id: identity.displayNodeId,
      parent_node_id: identity.parentNodeId,
      real_node_id: identity.realNodeId,
      image_type: 'image/jpeg',
    };
  }
}
