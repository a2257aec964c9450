import { machineModels } from '@charhub/machines/testing';
import { describe, expect, it } from 'vitest';
import { walkDrivers } from './drivers.ts';

describe('the walks behind components', () => {
  it('are there for every machine', () => {
    const walked = walkDrivers.map(({ model }) => model.name);
    expect(walked.sort()).toEqual(machineModels.map(({ name }) => name).sort());
  });
});
