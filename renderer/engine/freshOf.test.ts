import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { freshOf } from './freshOf.ts';

test('only what was invalidated is asked for past the copies on disk', async () => {
  const client = new QueryClient();
  const queryKey = ['hardware', 'replicate'];
  const asked: object[] = [];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: (context) => {
      asked.push(freshOf(context));
      return asked.length;
    },
  });
  const stop = observer.subscribe(() => undefined);
  await observer.refetch({ cancelRefetch: false });
  await observer.refetch();
  await client.invalidateQueries({ queryKey });
  await observer.refetch();
  stop();
  client.clear();
  expect(asked).toEqual([{}, {}, { fresh: true }, {}]);
});
