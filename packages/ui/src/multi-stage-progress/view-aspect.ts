import type { StageId } from '@charhub/api-client/contract';
import type { PictureAspect } from '../foundations/picture-frame/picture-frame.tsx';

/** The shape of a view's picture: faces and avatars are square, figures and covers 2:3. */
export function aspectOf(view: StageId): PictureAspect {
  return view === 'face' || view === 'avatar' ? 'square' : 'portrait';
}
