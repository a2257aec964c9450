import type { IconShape } from './icons.ts';

export const chevronIcon: IconShape = { path: 'm6 9.5 6 6 6-6' };
export const copyIcon: IconShape = {
  path: 'M9 9V6.5A2.5 2.5 0 0 1 11.5 4h6A2.5 2.5 0 0 1 20 6.5v6a2.5 2.5 0 0 1-2.5 2.5H15M6.5 9h6A2.5 2.5 0 0 1 15 11.5v6a2.5 2.5 0 0 1-2.5 2.5h-6A2.5 2.5 0 0 1 4 17.5v-6A2.5 2.5 0 0 1 6.5 9Z',
};
export const enlargeIcon: IconShape = { path: 'M14.5 4.5h5v5m0-5-6 6M9.5 19.5h-5v-5m0 5 6-6' };
export const offlineIcon: IconShape = {
  path: 'M4 4l16 16M8.3 13.2a6 6 0 0 1 3.2-1.6m4.2 1.6a6 6 0 0 0-.8-.6M5 9.8a10.5 10.5 0 0 1 3-2m3.4-.8a10.5 10.5 0 0 1 7.6 2.8M12 17.5v.01',
};
