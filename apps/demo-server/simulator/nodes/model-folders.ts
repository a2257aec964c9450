/** Which input of which node lists the files of a model folder. */
export interface ModelFolder {
  readonly folder: string;
  readonly nodeType: string;
  readonly input: string;
  /** An option that is no file. */
  readonly excluded?: string;
}

export const modelFolders: readonly ModelFolder[] = [
  { folder: 'checkpoints', nodeType: 'CheckpointLoaderSimple', input: 'ckpt_name' },
  { folder: 'loras', nodeType: 'Lora Loader Stack (rgthree)', input: 'lora_01', excluded: 'None' },
  { folder: 'clip_vision', nodeType: 'CLIPVisionLoader', input: 'clip_name' },
  { folder: 'ipadapter', nodeType: 'IPAdapterModelLoader', input: 'ipadapter_file' },
  { folder: 'ultralytics', nodeType: 'UltralyticsDetectorProvider', input: 'model_name' },
];
