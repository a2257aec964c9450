import { expect, it } from 'vitest';
import { shareAnswer } from './shared-answer.ts';

/** A question whose answers are given by hand. */
function question() {
  const answers: { give: (answer: string) => void; refuse: () => void }[] = [];
  const ask = shareAnswer(
    () =>
      new Promise<string>((give, reject) => {
        answers.push({ give, refuse: () => reject(new Error('refused')) });
      }),
  );
  return { ask, answers };
}

it('asks once for all who come while a question is under way, after it', async () => {
  const { ask, answers } = question();
  const first = ask();
  const others = [ask(), ask(), ask()];
  expect(answers).toHaveLength(1);
  answers[0]?.give('old');
  expect(await first).toBe('old');
  expect(answers).toHaveLength(2);
  answers[1]?.give('new');
  expect(await Promise.all(others)).toEqual(['new', 'new', 'new']);
});

it('asks anew whoever comes when nothing is under way', async () => {
  const { ask, answers } = question();
  for (const answer of ['one', 'two']) {
    const asked = ask();
    answers.at(-1)?.give(answer);
    expect(await asked).toBe(answer);
  }
  expect(answers).toHaveLength(2);
});

it('refuses those who asked together, and nobody after them', async () => {
  const { ask, answers } = question();
  const first = ask();
  const second = ask();
  answers[0]?.refuse();
  await expect(first).rejects.toThrow('refused');
  answers[1]?.give('well');
  expect(await second).toBe('well');
});
