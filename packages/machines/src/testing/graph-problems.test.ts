import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { promiseSlot } from '../actor-slots/actor-slots.ts';
import { exploreMachine, graphProblems, hasSender, type MachineModel } from './index.ts';
import { silentPromise } from './models/model-parts.ts';

const door = setup({ actors: { knock: promiseSlot<string, undefined>('knock') } }).createMachine({
  id: 'door',
  initial: 'closed',
  states: {
    closed: { on: { open: 'opening' } },
    opening: {
      invoke: { id: 'knock', src: 'knock', onDone: 'open', onError: 'jammed' },
    },
    open: { on: { close: 'closed' } },
    jammed: { on: { kick: 'broken' } },
    broken: {},
    bricked: {},
  },
});

const model: MachineModel<typeof door> = {
  name: 'door',
  machine: door.provide({ actors: { knock: silentPromise() } }),
  inputs: [undefined],
  events: [
    { type: 'open' },
    { type: 'close' },
    { type: 'kick' },
    { type: 'xstate.done.actor.knock', output: 'in' },
    { type: 'xstate.error.actor.knock', error: 'no' },
  ],
  senders: { person: ['open', 'kick'] },
  ends: ['door.closed'],
  situation: () => null,
};

const exploration = exploreMachine(model, {
  allows: (snapshot, event) => hasSender(model, snapshot, event),
});

describe('the problems of a graph', () => {
  it('are states that nothing leads into', () => {
    expect(graphProblems(model, exploration).unreachable).toEqual(['door.bricked']);
  });

  it('are situations from which no end can be reached', () => {
    const ends = graphProblems(model, exploration).deadEnds;
    expect(ends).toEqual(['["opening",null]', '["open",null]', '["jammed",null]', '["broken",null]']);
  });

  it('are not where a state is declared an end', () => {
    const ends = ['door.closed', 'door.open', 'door.broken'];
    expect(graphProblems({ ...model, ends }, exploration).deadEnds).toEqual([]);
  });

  it('are events that nobody sends', () => {
    expect(graphProblems(model, exploration).unsendable).toEqual(['close']);
  });
});
