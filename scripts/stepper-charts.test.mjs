import { machineChart, machineModels } from '@charhub/machines/testing';
import { describe, expect, test } from 'vitest';
import { layOutChart } from '../apps/storybook/src/stepper/lay-out-chart.ts';

describe.each(machineModels)('the stepper’s chart of $name', (model) => {
  const { states, transitions } = machineChart(model.machine);

  test('has a box for each state, inside the state it lies in', async () => {
    const { width, height, boxes } = await layOutChart(model);
    for (const { id, parent } of states) {
      const box = boxes[id];
      const outer = parent === null ? { x: 0, y: 0, width, height } : boxes[parent];
      expect(box, id).toBeDefined();
      expect(box.width * box.height, `the size of ${id}`).toBeGreaterThan(0);
      expect(box.x, id).toBeGreaterThanOrEqual(outer.x);
      expect(box.y, id).toBeGreaterThanOrEqual(outer.y);
      expect(box.x + box.width, id).toBeLessThanOrEqual(outer.x + outer.width);
      expect(box.y + box.height, id).toBeLessThanOrEqual(outer.y + outer.height);
    }
  });

  test('has an arrow, inside the chart, for each transition that leads somewhere', async () => {
    const { width, height, edges } = await layOutChart(model);
    const drawn = edges.flatMap((edge) => edge.transitions);
    const leading = transitions.filter(({ targets }) => targets.length > 0).map(({ id }) => id);
    expect([...new Set(drawn)].sort()).toEqual([...new Set(leading)].sort());
    for (const { id, points } of edges) {
      expect(points.length, id).toBeGreaterThanOrEqual(2);
      for (const { x, y } of points) {
        expect(x >= 0 && x <= width && y >= 0 && y <= height, `${id} at ${x}, ${y}`).toBe(true);
      }
    }
  });
});
