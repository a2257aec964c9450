export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/** What this server can do; the answer to a socket's flags and to `GET /features`. */
export const serverFeatures = { supports_preview_metadata: true, max_upload_size: MAX_UPLOAD_BYTES } as const;
