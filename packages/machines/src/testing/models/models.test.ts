import { describe, expect, it } from 'vitest';
import { StateMachine } from 'xstate';
import * as machines from '../../index.ts';
import {
  createTransitionCoverage,
  exploreMachine,
  graphProblems,
  hasSender,
  machineModels,
  watchGuards,
} from '../index.ts';

// Thousands of walks: seconds on a busy machine.
describe.each(machineModels)('the model of $name', { timeout: 240_000 }, (each) => {
  it('takes every transition, and finds no state without a way in or out and no idle guard', () => {
    const { model, oneSided } = watchGuards(each);
    const coverage = createTransitionCoverage(model.machine);
    const exploration = exploreMachine(model, {
      coverage,
      allows: (snapshot, event) => hasSender(model, snapshot, event),
    });
    expect(coverage.missing()).toEqual([]);
    expect(coverage.percent()).toBe(100);
    expect(graphProblems(model, exploration)).toEqual({ unreachable: [], deadEnds: [], unsendable: [] });
    expect(oneSided()).toEqual([]);
  });
});

describe('the list of models', () => {
  it('has every machine that this package exports', () => {
    const exported = Object.values(machines).flatMap((each) =>
      each instanceof StateMachine ? [each.id] : [],
    );
    expect(machineModels.map(({ machine }) => machine.id).sort()).toEqual(exported.sort());
  });

  it('calls no two of them alike', () => {
    expect(new Set(machineModels.map(({ name }) => name)).size).toBe(machineModels.length);
  });
});
