import type { SnapshotFrom } from 'xstate';
import type { avatarUploaderMachine } from './avatar-uploader.machine.ts';
import type { AvatarUploaderView, RemovalView } from './avatar-uploader.types.ts';

type Snapshot = SnapshotFrom<typeof avatarUploaderMachine>;

const views: readonly AvatarUploaderView[] = [
  'reading',
  'addressing',
  'importing',
  'cropping',
  'preparing',
  'uploading',
  'failed',
  'generating',
];

/** What becomes of the picture, in a word. */
export function avatarUploaderView(snapshot: Snapshot): AvatarUploaderView {
  return views.find((view) => snapshot.hasTag(view)) ?? 'idle';
}

/** What becomes of the avatar that is taken away, in a word. */
export function removalView(snapshot: Snapshot): RemovalView {
  if (snapshot.hasTag('pending')) return 'pending';
  return snapshot.hasTag('removing') ? 'removing' : 'none';
}

/**
 * The avatar to show: none while one is taken away, else what the list of stored pictures has, else what was last done
 * here, else what the host knows.
 *
 * @param stored its address, null for none; undefined while the list is not known
 * @param given what the host says
 */
export function shownAvatar(
  snapshot: Snapshot,
  { stored, given }: { stored: string | null | undefined; given: string | null },
): string | null {
  if (removalView(snapshot) !== 'none' && stored === undefined) return null;
  if (stored !== undefined) return stored;
  const { latest } = snapshot.context;
  return latest === null ? given : latest.url;
}
