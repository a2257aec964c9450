import { describe, expect, it } from 'vitest';
import { MAX_SCALE, panBy, wholePicture, zoomTo } from './zoom-view.ts';

const frame = { stage: { width: 1000, height: 800 }, picture: { width: 800, height: 800 } };

describe('a zoomed view', () => {
  it('keeps what is under the pointer where it is', () => {
    const point = { x: 200, y: -100 };
    const view = zoomTo(wholePicture, 4, frame, point);
    const contentUnder = (point.x - view.x) / view.scale;
    expect(contentUnder).toBeCloseTo(200);
    expect((point.y - view.y) / view.scale).toBeCloseTo(-100);
  });

  it('shows all of the picture in the middle when it is zoomed out again', () => {
    const near = zoomTo(wholePicture, 5, frame, { x: 300, y: 300 });
    expect(zoomTo(near, 0.2, frame, { x: -300, y: 0 })).toEqual(wholePicture);
  });

  it('does not go beyond its limits', () => {
    expect(zoomTo(wholePicture, 100, frame).scale).toBe(MAX_SCALE);
    const near = zoomTo(wholePicture, 2, frame);
    expect(panBy(near, { x: 10_000, y: -10_000 }, frame)).toEqual({ scale: 2, x: 300, y: -400 });
  });

  it('does not move along a side that is seen as a whole', () => {
    const near = zoomTo(wholePicture, 1.2, frame);
    expect(panBy(near, { x: 50, y: 50 }, frame)).toEqual({ scale: 1.2, x: 0, y: 50 });
  });
});
