import { characterImage } from '@charhub/api-client/testing';

const minute = (count: number) => new Date(Date.UTC(2026, 4, 3, 12, count)).toISOString();

/** Five avatars, two covers and a picture of each view, of different minutes. */
export const stockOfPictures = [
  ...Array.from({ length: 5 }, (_, index) =>
    characterImage({ seed: 20 - index, createdAt: minute(20 - index), isActive: index === 2 }),
  ),
  ...Array.from({ length: 2 }, (_, index) =>
    characterImage({ view: 'cover', seed: 40 - index, createdAt: minute(9 - index), isActive: index === 1 }),
  ),
  ...(['face', 'front', 'side', 'back'] as const).map((view) =>
    characterImage({ view, seed: 4, createdAt: minute(3), isActive: true }),
  ),
];
