/** A file is refused above it. What is uploaded is much smaller: the chosen part, in the size of an avatar. */
export const MAX_FILE_BYTES = 30 * 1024 * 1024;

/** More cannot be decoded on every device. */
export const MAX_MEGAPIXELS = 40;

/** What people may choose; the browser's filter, not our judgement. */
export const ACCEPTED_TYPES = 'image/png,image/jpeg,image/webp,image/gif';
