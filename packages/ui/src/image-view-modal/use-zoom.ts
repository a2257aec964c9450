import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { panBy, wholePicture, zoomTo, type ZoomFrame, type ZoomView } from './zoom-view.ts';

export interface Zoom {
  readonly view: ZoomView;
  /** A finger or the mouse moves it now. */
  readonly isHeld: boolean;
  readonly stageRef: RefObject<HTMLDivElement | null>;
  readonly pictureRef: RefObject<HTMLImageElement | null>;
  readonly zoomBy: (factor: number) => void;
  readonly reset: () => void;
  readonly pan: (x: number, y: number) => void;
  /** For the stage. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
    readonly onDoubleClick: (event: { clientX: number; clientY: number }) => void;
  };
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** How far a finger goes over a whole picture to mean the next one. */
const SWIPE = 60;

/** Zoom by wheel, two fingers and double click, and panning. A sideways swipe over a whole picture is told apart. */
export function useZoom(onSwipe: (towards: 'left' | 'right') => void): Zoom {
  const [view, setView] = useState(wholePicture);
  const [isHeld, setHeld] = useState(false);
  const stageRef = useRef<HTMLDivElement>(null);
  const pictureRef = useRef<HTMLImageElement>(null);
  const fingers = useRef(new Map<number, Finger>());
  const travelled = useRef<Finger>({ x: 0, y: 0 });

  const change = (next: (view: ZoomView, frame: ZoomFrame) => ZoomView) =>
    setView((held) => next(held, frameOf(stageRef.current, pictureRef.current)));
  const zoomAt = (factor: number, at: { clientX: number; clientY: number }) => {
    const point = fromCentre(stageRef.current, at);
    change((held, frame) => zoomTo(held, held.scale * factor, frame, point));
  };

  useEffect(() => {
    const stage = stageRef.current;
    if (stage === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      zoomAt(Math.exp(-event.deltaY * lines * 0.002), event);
    };
    // React listens passively, and the page must not scroll or zoom along.
    stage.addEventListener('wheel', onWheel, { passive: false });
    return () => stage.removeEventListener('wheel', onWheel);
  });

  const release = (event: PointerEvent<HTMLElement>, isSwipe: boolean) => {
    const wasAlone = fingers.current.size === 1;
    if (!fingers.current.delete(event.pointerId)) return;
    setHeld(fingers.current.size > 0);
    const { x, y } = travelled.current;
    if (isSwipe && wasAlone && view.scale === 1 && Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y))
      onSwipe(x < 0 ? 'left' : 'right');
  };

  return {
    view,
    isHeld,
    stageRef,
    pictureRef,
    zoomBy: (factor) => change((held, frame) => zoomTo(held, held.scale * factor, frame)),
    reset: () => setView(wholePicture),
    pan: (x, y) => change((held, frame) => panBy(held, { x, y }, frame)),
    handlers: {
      onPointerDown: (event) => {
        const isControl = event.target instanceof Element && event.target.closest('button') !== null;
        // A captured pointer would press nothing.
        if (event.button !== 0 || isControl) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (fingers.current.size === 0) travelled.current = { x: 0, y: 0 };
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        setHeld(true);
      },
      onPointerMove: (event) => {
        const before = fingers.current.get(event.pointerId);
        if (before === undefined) return;
        const now = { x: event.clientX, y: event.clientY };
        const by = { x: now.x - before.x, y: now.y - before.y };
        const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
        fingers.current.set(event.pointerId, now);
        travelled.current = { x: travelled.current.x + by.x, y: travelled.current.y + by.y };
        if (other === undefined) change((held, frame) => panBy(held, by, frame));
        else
          zoomAt(distance(now, other) / Math.max(1, distance(before, other)), {
            clientX: (now.x + other.x) / 2,
            clientY: (now.y + other.y) / 2,
          });
      },
      onPointerUp: (event) => release(event, true),
      onPointerCancel: (event) => release(event, false),
      onDoubleClick: (event) => {
        if (view.scale > 1) setView(wholePicture);
        else zoomAt(2.5, event);
      },
    },
  };
}

function frameOf(stage: HTMLElement | null, picture: HTMLElement | null): ZoomFrame {
  return {
    stage: { width: stage?.clientWidth ?? 0, height: stage?.clientHeight ?? 0 },
    // Without its transformation.
    picture: { width: picture?.offsetWidth ?? 0, height: picture?.offsetHeight ?? 0 },
  };
}

function fromCentre(stage: HTMLElement | null, { clientX, clientY }: { clientX: number; clientY: number }) {
  const { left = 0, top = 0, width = 0, height = 0 } = stage?.getBoundingClientRect() ?? {};
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function distance(a: Finger, b: Finger): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
