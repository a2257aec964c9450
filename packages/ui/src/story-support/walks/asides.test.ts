import { runWalk } from '@charhub/machines/testing';
import { describe, expect, it } from 'vitest';
import { asidesOf, hearsPresence } from './asides.ts';
import { walkDriver } from './drivers.ts';
import { button } from './walk-driver.ts';

const driver = walkDriver('stage-progress');

describe('the buttons that no machine hears of', () => {
  const names = (state: string) =>
    asidesOf(
      [button('Close'), button('Details'), button('View full size'), button('Details', true)],
      state,
      null,
    );

  it('are tried where they are on, those of failures in each state', () => {
    expect(names('failed').map(({ aside }) => aside.control.name)).toEqual(['Details', 'View full size']);
    const keys = new Set([...names('failed'), ...names('cancelled')].map(({ key }) => key));
    expect(keys.size).toBe(3);
  });

  it('and what opens a layer, with what can be asked for in it', () => {
    const detours = [{ name: 'Delete', out: 'Keep' }];
    const layer = { opener: button('Avatar'), buttons: ['Delete'], detours };
    expect(asidesOf([button('Avatar')], 'browsing', layer)).toEqual([
      { aside: { control: button('Avatar'), buttons: ['Delete'], detours }, key: 'layer' },
    ]);
  });

  it('are left alone where a key that presses nothing would mean something', () => {
    const input: unknown = driver.inputs[0];
    const snapshot = runWalk(driver.model, { input, events: [] });
    expect(hearsPresence(driver, snapshot)).toBe(false);
    const gesture = () => ({ kind: 'key', key: 'Shift' }) as const;
    expect(hearsPresence({ model: driver.model, gesture }, snapshot)).toBe(true);
    const events = driver.model.events.filter((event) => !snapshot.can(event));
    expect(hearsPresence({ model: { ...driver.model, events }, gesture }, snapshot)).toBe(false);
  });
});
