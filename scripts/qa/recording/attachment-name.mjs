/** Under which a test of Playwright leaves its transitions; reporters show no name that begins like this one. */
export const attachmentName = '_transitions';
