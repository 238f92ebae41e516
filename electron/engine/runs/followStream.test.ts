import { expect, test } from 'vitest';
import type { Provider, StreamEvent } from '../../providers/provider.ts';
import type { PredictRequest } from '../../../shared/nodes/nodeContext.ts';
import { somePrediction } from '../../../test/support/predictions.ts';
import { followStream } from './followStream.ts';

type Options = { readonly streamUrl?: string; readonly streamPort?: string };

async function follow(stream: () => AsyncIterable<StreamEvent>, given: Options = {}) {
  const { streamUrl = 'https://stream.test/1', streamPort = 'output' } = given;
  const [texts, done]: [string[], string[]] = [[], []];
  const abort = new AbortController();
  await followStream(
    {
      provider: { predictions: { stream } } as unknown as Provider,
      request: (streamPort === '' ? {} : { streamPort }) as PredictRequest,
      created: somePrediction(streamUrl === '' ? {} : { streamUrl }),
      listener: {
        onText: (text) => {
          if (text === 'full') throw new Error('the journal is full');
          texts.push(text);
          if (text === 'stop') abort.abort();
        },
      },
    },
    { signal: abort.signal, onDone: () => done.push('done') },
  );
  return { texts, done };
}

test('passes text on and tells the end', async () => {
  const told = await follow(async function* stream() {
    yield { type: 'output', text: 'Hello' };
    yield { type: 'error', detail: 'hiccup' };
    yield { type: 'output', text: ' world' };
    yield { type: 'done', reason: null };
  });
  expect(told).toEqual({ texts: ['Hello', ' world'], done: ['done'] });
});

test('a stream that breaks, or whose text cannot be kept, costs nothing', async () => {
  const broken = await follow(async function* stream() {
    yield { type: 'output', text: 'Hel' };
    throw new Error('the line is dead');
  });
  expect(broken).toEqual({ texts: ['Hel'], done: [] });
  const full = await follow(async function* stream() {
    yield { type: 'output', text: 'full' };
  });
  expect(full).toEqual({ texts: [], done: [] });
});

test('says nothing once it is no longer wanted', async () => {
  const told = await follow(async function* stream() {
    yield { type: 'output', text: 'stop' };
  });
  expect(told.done).toEqual([]);
});

test.each([{ streamUrl: '' }, { streamPort: '' }])('asks for no stream with %j', async (given) => {
  const told = await follow(() => {
    throw new Error('it asked');
  }, given);
  expect(told).toEqual({ texts: [], done: [] });
});
