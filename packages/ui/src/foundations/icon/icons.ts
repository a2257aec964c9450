/** What an icon draws. */
export interface IconShape {
  /** On a grid of 24 by 24. */
  readonly path: string;
  /** It points the other way where texts run from right to left. @default false */
  readonly mirrored?: boolean;
}

// A constant each, so that a page loads only those it shows; in a file of their own those that no form shows.
export const alertIcon: IconShape = {
  path: 'M12 8.5v4.25M12 16.25v.01M10.3 4.2 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z',
};
export const backIcon: IconShape = { path: 'M19 12H5m6-6.5L4.5 12l6.5 6.5', mirrored: true };
export const checkIcon: IconShape = { path: 'm4.5 12.75 5 5 10-11' };
export const clockIcon: IconShape = {
  path: 'M12 7v5.25l3.25 2M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0Z',
};
export const closeIcon: IconShape = { path: 'm6 6 12 12M18 6 6 18' };
export const compareIcon: IconShape = {
  path: 'M10 5H6.5A2.5 2.5 0 0 0 4 7.5v9A2.5 2.5 0 0 0 6.5 19H10m4-14h3.5A2.5 2.5 0 0 1 20 7.5v9a2.5 2.5 0 0 1-2.5 2.5H14M12 3v18',
};
export const downloadIcon: IconShape = {
  path: 'M12 4.5V15m-4.5-4 4.5 4.5 4.5-4.5M4.5 15v2.5A2.5 2.5 0 0 0 7 20h10a2.5 2.5 0 0 0 2.5-2.5V15',
};
export const imageIcon: IconShape = {
  path: 'm4 16.5 4.4-4.4a2 2 0 0 1 2.8 0l5.3 5.4m-2.2-2.3 1.1-1.1a2 2 0 0 1 2.8 0l1.8 1.9M6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5v-11A2.5 2.5 0 0 1 6.5 4Zm9 4.75v.01',
};
export const infoIcon: IconShape = {
  path: 'M12 11v5M12 7.75v.01M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0Z',
};
export const minusIcon: IconShape = { path: 'M5 12h14' };
export const nextIcon: IconShape = { path: 'M5 12h14m-6-6.5 6.5 6.5-6.5 6.5', mirrored: true };
export const plusIcon: IconShape = { path: 'M12 5v14M5 12h14' };
export const linkIcon: IconShape = {
  path: 'M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1',
};
export const lockIcon: IconShape = {
  path: 'M8 10.5V8a4 4 0 0 1 8 0v2.5M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5Zm5 3.75v2.5',
};
export const repeatIcon: IconShape = {
  path: 'M4.5 12a7.5 7.5 0 0 1 13-5.1L20 9.5M20 4.5v5h-5M19.5 12a7.5 7.5 0 0 1-13 5.1L4 14.5m0 5v-5h5',
};
export const sparkleIcon: IconShape = {
  path: 'M11 4.5 12.8 9a3 3 0 0 0 1.7 1.7L19 12.5l-4.5 1.8a3 3 0 0 0-1.7 1.7L11 20.5l-1.8-4.5a3 3 0 0 0-1.7-1.7L3 12.5l4.5-1.8A3 3 0 0 0 9.2 9L11 4.5Zm7.5-2v4m-2-2h4',
};
export const trashIcon: IconShape = {
  path: 'M4.5 7h15m-10-.25V5.5A1.5 1.5 0 0 1 11 4h2a1.5 1.5 0 0 1 1.5 1.5v1.25M6.5 7l.7 10.7A2.5 2.5 0 0 0 9.7 20h4.6a2.5 2.5 0 0 0 2.5-2.3L17.5 7M10.25 11v5m3.5-5v5',
};
export const unlockIcon: IconShape = {
  path: 'M8 10.5V7.5a4 4 0 0 1 7.7-1.5M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v6.5A1.5 1.5 0 0 1 17 20H7a1.5 1.5 0 0 1-1.5-1.5V12A1.5 1.5 0 0 1 7 10.5Zm5 3.75v2.5',
};
export const uploadIcon: IconShape = {
  path: 'M12 15.5V5m-4.5 4L12 4.5 16.5 9M4.5 15v2.5A2.5 2.5 0 0 0 7 20h10a2.5 2.5 0 0 0 2.5-2.5V15',
};
