const PREVIEW_IMAGE = 1;
const TEXT = 3;
const PREVIEW_IMAGE_WITH_METADATA = 4;
const JPEG = 1;

/** Whose preview a type 4 frame is. */
export interface PreviewMetadata {
  readonly node_id: string;
  readonly prompt_id: string;
  readonly display_node_id: string;
  readonly parent_node_id: string | null;
  readonly real_node_id: string;
  readonly image_type: string;
}

/** Type 1: names neither prompt nor node. */
export function previewFrame(jpeg: Uint8Array): Buffer {
  return Buffer.concat([word(PREVIEW_IMAGE), word(JPEG), jpeg]);
}

/** Type 4: for sockets that asked for it. */
export function previewFrameWithMetadata(jpeg: Uint8Array, metadata: PreviewMetadata): Buffer {
  const json = Buffer.from(pythonJson(metadata));
  return Buffer.concat([word(PREVIEW_IMAGE_WITH_METADATA), word(json.length), json, jpeg]);
}

/** Type 3: a line of text for a node. */
export function textFrame(nodeId: string, message: string): Buffer {
  const id = Buffer.from(nodeId);
  return Buffer.concat([word(TEXT), word(id.length), id, Buffer.from(message)]);
}

/** Spaced as Python writes it, so that frames have the recorded size. */
function pythonJson(metadata: PreviewMetadata): string {
  const fields = Object.entries(metadata).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{${fields.join(', ')}}`;
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
