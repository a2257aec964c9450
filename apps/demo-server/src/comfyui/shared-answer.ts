/**
 * Answers many who ask at once with one answer. Nobody gets one that was asked for before they asked: who comes while a
 * question is under way waits for the next, together with all others who came meanwhile.
 */
export function shareAnswer<T>(ask: () => Promise<T>): () => Promise<T> {
  let isUnderWay = false;
  let next: { readonly answer: Promise<T>; readonly begin: () => void } | null = null;

  async function begin(): Promise<T> {
    isUnderWay = true;
    try {
      return await ask();
    } finally {
      isUnderWay = false;
      next?.begin();
    }
  }

  function afterThis(): { answer: Promise<T>; begin: () => void } {
    let start = () => {};
    const answer = new Promise<T>((resolve) => {
      start = () => {
        next = null;
        resolve(begin());
      };
    });
    return { answer, begin: start };
  }

  return () => {
    if (!isUnderWay) return begin();
    next ??= afterThis();
    return next.answer;
  };
}
