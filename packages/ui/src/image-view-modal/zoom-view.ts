/** How a picture lies on its stage. */
export interface ZoomView {
  /** 1 shows all of it. */
  readonly scale: number;
  /** Pixels its centre lies away from that of the stage. */
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What bounds a view: the stage, and the picture as it lies there at a scale of 1. */
export interface ZoomFrame {
  readonly stage: Size;
  readonly picture: Size;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const wholePicture: ZoomView = { scale: 1, x: 0, y: 0 };

export const MAX_SCALE = 8;

/** Another scale, at which what is under `point` stays there. The point is counted from the stage's centre. */
export function zoomTo(view: ZoomView, scale: number, frame: ZoomFrame, point: Point = centre): ZoomView {
  const next = Math.min(MAX_SCALE, Math.max(1, scale));
  const growth = next / view.scale;
  const x = point.x - (point.x - view.x) * growth;
  const y = point.y - (point.y - view.y) * growth;
  return within({ scale: next, x, y }, frame);
}

/** Moved by so many pixels, as far as there is picture to be seen. */
export function panBy(view: ZoomView, by: Point, frame: ZoomFrame): ZoomView {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, frame);
}

const centre: Point = { x: 0, y: 0 };

function within({ scale, x, y }: ZoomView, { stage, picture }: ZoomFrame): ZoomView {
  const bounded = (offset: number, along: keyof Size) => {
    const room = Math.max(0, (picture[along] * scale - stage[along]) / 2);
    // Not -0, which is another view than 0.
    return Math.min(room, Math.max(-room, offset)) || 0;
  };
  return { scale, x: bounded(x, 'width'), y: bounded(y, 'height') };
}
