import { useEffect, useState } from 'react';
import type { QuotedRun } from '../../../shared/api/types.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { useDebounced } from '../useDebounced.ts';

/** What a run would cost, or why nobody can say. */
export type QuoteAnswer = QuotedRun | { readonly message: string };

const stillMs = 250;

/**
 * What a run of the document as it is would cost, asked anew a moment after it has changed; null until the first answer
 * is there. `sample` as in RunScope.
 */
export function useQuote(sample?: number): QuoteAnswer | null {
  const app = useApp();
  const pipeline = useDebounced(
    useDocument((state) => state.pipeline),
    stillMs,
  );
  const count = useDebounced(sample, stillMs);
  const [known, setKnown] = useState<{
    readonly count: typeof sample;
    readonly answer: QuoteAnswer;
  }>();
  useEffect(() => {
    const asking = new AbortController();
    const tell = (answer: QuoteAnswer): void => {
      if (!asking.signal.aborted) setKnown({ count, answer });
    };
    const { path } = app.document.getState();
    const what = {
      pipeline,
      pipelinePath: path,
      ...(count === undefined ? {} : { sample: count }),
    };
    app.client.runs
      .quote(what, { signal: asking.signal })
      .then(tell, (error: unknown) => tell({ message: failureOf(error).message }));
    return () => asking.abort();
  }, [app, pipeline, count]);
  return known !== undefined && known.count === sample ? known.answer : null;
}
