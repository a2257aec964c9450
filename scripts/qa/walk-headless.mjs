import {
  createTransitionCoverage,
  exploreMachine,
  graphProblems,
  hasSender,
  planTour,
  watchGuards,
} from '../../packages/machines/src/testing/index.ts';

/** Walks a model's machine by itself, and says what is wrong with it. */
export function walkHeadless(each) {
  const { model, oneSided } = watchGuards(each);
  const started = performance.now();
  const coverage = createTransitionCoverage(model.machine);
  const allows = (snapshot, event) => hasSender(model, snapshot, event);
  const exploration = exploreMachine(model, { coverage, allows });
  const { paths } = planTour(exploration);
  const { unreachable, deadEnds, unsendable } = graphProblems(model, exploration);
  return {
    machine: model.name,
    id: model.machine.id,
    states: new Set(exploration.states.map(({ snapshot }) => JSON.stringify(snapshot.value))).size,
    situations: exploration.states.length,
    paths: paths.length,
    seconds: (performance.now() - started) / 1000,
    transitions: coverage.all,
    taken: coverage.all.flatMap(({ id }) => (coverage.counts.get(id) > 0 ? [id] : [])),
    problems: [
      ...unreachable.map((id) => `Nothing leads into the state ${id}.`),
      ...deadEnds.map((key) => `There is no way out of ${key}, which is no end.`),
      ...unsendable.map((type) => `Nobody sends ${type}.`),
      ...oneSided(),
    ],
  };
}
