import type { Scrolled } from './scene.types.ts';

const FRAME_MS = 1000 / 60;

interface FrameWatch {
  end(): Promise<Omit<Scrolled, 'snapshots'>>;
}

/** Counts frames and tasks of more than 50 ms until its end. `each` is called before each frame, with the milliseconds since the first. */
export function watchFrames(each: (elapsed: number) => void): FrameWatch {
  const times: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let request = requestAnimationFrame(function frame(now) {
    times.push(now);
    each(now - (times[0] ?? now));
    request = requestAnimationFrame(frame);
  });
  return {
    end: () => {
      cancelAnimationFrame(request);
      for (const { duration } of observer.takeRecords()) longTasks.push(duration);
      observer.disconnect();
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
      const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1000;
      const late = gaps.filter((gap) => gap > 1.5 * FRAME_MS).length;
      return Promise.resolve({ frames: gaps.length / seconds, late: (100 * late) / gaps.length, longTasks });
    },
  };
}
