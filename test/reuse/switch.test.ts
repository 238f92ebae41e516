import { expect, test } from 'vitest';
import { textValue } from '../../shared/domain/values.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';

const hasCat = { textTest: 'contains', text: 'cat' };
const notTaken = 'The branch "no" of "Is it a cat?" was not taken.';

function cats(words: readonly string[]): PipelineBuilder {
  const builder = new PipelineBuilder('Cats');
  if (words.length === 1) builder.node('words', 'text', { text: words[0] ?? '' });
  else builder.node('words', 'list', { itemType: 'text' }, { inputs: { items: [...words] } });
  return builder
    .node('way', 'switch', hasCat, { title: 'Is it a cat?' })
    .edge(words.length === 1 ? 'words.text' : 'words.list', 'way.value');
}

test('what hangs on a branch that is not taken is skipped with the reason, and the run succeeds', async () => {
  await using t = await createTestEngine();
  const builder = cats(['a cat']);
  await builder.model(t.client, 'draw', 'render-text', { prompt: 'typed, but not meant' });
  const { state } = await t.run(
    builder
      .node('yes', 'preview')
      .node('no', 'preview')
      .node('both', 'list', { itemType: 'text' })
      .node('all', 'preview')
      .edge('way.yes', 'yes.value')
      .edge('way.no', 'draw.prompt')
      .edge('draw.output', 'no.value')
      .edge('way.yes', 'both.items')
      .edge('way.no', 'both.items')
      .edge('both.list', 'all.value')
      .build(),
  );
  expect(state.status).toBe('succeeded');
  expect(t.server.counts.creates()).toEqual([]);
  expect(state.tasks['draw']).toMatchObject({ status: 'skipped', skippedBecause: notTaken });
  expect(state.tasks['no']).toMatchObject({ status: 'skipped', skippedBecause: notTaken });
  expect(state.tasks['yes']?.status).toBe('succeeded');
  expect(state.tasks['both']?.outputs).toEqual({
    list: { type: 'list', items: [textValue('a cat')] },
  });
});

test('of a list each item goes its way, and whoever takes the whole list gets those that came', async () => {
  await using t = await createTestEngine();
  const { state } = await t.run(
    cats(['cat one', 'a dog', 'cat two'])
      .node('loud', 'text-template', { template: '{{subject}}!' })
      .node('cats', 'list', { itemType: 'text' })
      .node('dogs', 'preview')
      .node('show', 'preview')
      .edge('way.yes', 'loud.subject')
      .edge('loud.text', 'cats.items')
      .edge('cats.list', 'show.value')
      .edge('way.no', 'dogs.value')
      .build(),
  );
  expect(state.status).toBe('succeeded');
  const text = (value: string) => textValue(value);
  const list = (...items: readonly string[]) => ({ type: 'list', items: items.map(text) });
  expect(state.tasks['cats']?.outputs).toEqual({ list: list('cat one!', 'cat two!') });
  // The run as it is shown says the same as what the nodes got.
  expect(state.nodes[toNodeId('way')]?.outputs).toEqual({
    yes: list('cat one', 'cat two'),
    no: list('a dog'),
  });
  expect(state.nodes[toNodeId('loud')]).toMatchObject({
    status: 'succeeded',
    outputs: { text: list('cat one!', 'cat two!') },
  });
  expect(state.tasks['loud/1']?.status).toBe('skipped');
});

test('a failure beside it still fails the run', async () => {
  await using t = await createTestEngine();
  const builder = cats(['a cat']);
  await builder.model(t.client, 'bad', 'render-text');
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'model-failure' }, times: 1 });
  const { state } = await t.run(
    builder
      .node('yes', 'preview')
      .node('no', 'preview')
      .edge('way.yes', 'bad.prompt')
      .edge('bad.output', 'yes.value')
      .edge('way.no', 'no.value')
      .build(),
  );
  expect(state.status).toBe('failed');
  expect(state.tasks['yes']?.skippedBecause).toContain('did not succeed');
  expect(state.tasks['no']?.skippedBecause).toBe(notTaken);
});

test.each([
  ['each item on its way', ['cat one', 'a dog', 'cat two'], ['cat one', 'cat two', 'a dog']],
  ['all on one way', ['cat one', 'cat two'], ['cat one', 'cat two']],
  ['all on the other', ['a dog', 'a bird'], ['a dog', 'a bird']],
  ['one text', ['a dog'], ['a dog']],
])('ways that are merged again bring what came, %s', async (_, words, merged) => {
  await using t = await createTestEngine();
  const { state } = await t.run(
    cats(words)
      .node('all', 'merge-lists')
      .node('show', 'preview')
      .edge('way.yes', 'all.a')
      .edge('way.no', 'all.b')
      .edge('all.list', 'show.value')
      .build(),
  );
  expect(state.status).toBe('succeeded');
  expect(state.tasks['show']?.outputs).toEqual({
    value: { type: 'list', items: merged.map((text) => textValue(text)) },
  });
});

test('where no way leads to a merge, it is skipped with the reason', async () => {
  await using t = await createTestEngine();
  const { state } = await t.run(
    cats(['a cat'])
      .node('all', 'merge-lists', { count: 1 })
      .node('show', 'preview')
      .edge('way.no', 'all.a')
      .edge('all.list', 'show.value')
      .build(),
  );
  expect(state.status).toBe('succeeded');
  expect(state.tasks['show']).toMatchObject({ status: 'skipped', skippedBecause: notTaken });
});
