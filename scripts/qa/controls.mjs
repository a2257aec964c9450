/** A page that is late is waited for this long, in milliseconds; a page that is wrong stays wrong. */
export const patience = 2_000;

/** The control that a driver names. */
export function find(page, { role, name, part = false }) {
  return page.getByRole(role, { name, exact: !part });
}

/** A file as a person would choose it. */
export function onePicture(name) {
  return { name, mimeType: 'image/png', buffer: onePixel };
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
