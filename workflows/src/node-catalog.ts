const impactPack = 'ComfyUI Impact Pack';
const impactSubpack = 'ComfyUI Impact Subpack';
const ipAdapterPlus = 'ComfyUI IPAdapter plus';
const rgthree = 'rgthree-comfy';

const packs = new Map([
  ['FaceDetailer', impactPack],
  ['UltralyticsDetectorProvider', impactSubpack],
  ['IPAdapterAdvanced', ipAdapterPlus],
  ['IPAdapterModelLoader', ipAdapterPlus],
  ['Lora Loader Stack (rgthree)', rgthree],
]);

/** Inputs that name a file, each with the folder below ComfyUI's `models` that the file belongs into. */
const modelFolders = new Map([
  ['CheckpointLoaderSimple', new Map([['ckpt_name', 'checkpoints']])],
  [
    'Lora Loader Stack (rgthree)',
    new Map(['lora_01', 'lora_02', 'lora_03', 'lora_04'].map((input) => [input, 'loras'])),
  ],
  ['UltralyticsDetectorProvider', new Map([['model_name', 'ultralytics']])],
  ['CLIPVisionLoader', new Map([['clip_name', 'clip_vision']])],
  ['IPAdapterModelLoader', new Map([['ipadapter_file', 'ipadapter']])],
]);

/** The pack that brings a node type; null for ComfyUI's own. */
export function packOf(nodeType: string): string | null {
  return packs.get(nodeType) ?? null;
}

/** The folder of the model file that an input names; null when it names none. */
export function modelFolderOf(nodeType: string, input: string): string | null {
  return modelFolders.get(nodeType)?.get(input) ?? null;
}
