/** How tests start a Chromium in which nobody looks at more than the page. */
export const chromiumArguments: string[];
