import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { toNodeId } from '../domain/ids.ts';
import { zItemType } from '../nodes/itemType.ts';
import { validateConnection } from './validateConnection.ts';

const picture = { name: 'a.png', mediaType: 'image/png' };
const film = { name: 'a.mp4', mediaType: 'video/mp4' };

const start = () =>
  new PipelineBuilder()
    .node('images', 'file-upload', { mode: 'many', files: [picture] })
    .node('films', 'file-upload', { mode: 'many', files: [film] })
    .node('say', 'text', { text: 'x' })
    .node('one', 'number', { number: 1 })
    .node('words', 'text-template', { template: '{{x}}' })
    .node('list', 'list')
    .node('filter', 'filter')
    .node('pick', 'pick')
    .node('merge', 'merge-lists');

/** How it connects and the item types that nodes take on: `map filter=image`. */
function judge(builder: PipelineBuilder, from: string, to: string): string {
  const { graph, models } = builder.build();
  const [source = '', sourcePort = ''] = from.split('.');
  const [target = '', targetPort = ''] = to.split('.');
  const verdict = validateConnection(
    graph,
    { models },
    { source: toNodeId(source), sourcePort, target: toNodeId(target), targetPort },
  );
  if (!verdict.ok) return 'refused';
  const adopts = [...verdict.adopts].map(
    ([id, settings]) => `${id}=${zItemType.parse(settings['itemType'])}`,
  );
  return [verdict.conversion.kind, ...adopts.toSorted()].join(' ');
}

test('a node takes the type of what is connected first', () => {
  expect(judge(start(), 'images.file', 'filter.items')).toBe('same filter=image');
  expect(judge(start(), 'one.number', 'list.items')).toBe('convert list=number');
  expect(judge(start(), 'say.text', 'list.items')).toBe('convert');
});

test('it hands the type on to the nodes behind it, as far as they go', () => {
  const chain = start().edge('filter.kept', 'pick.items').edge('filter.rest', 'merge.a');
  expect(judge(chain, 'images.file', 'filter.items')).toBe(
    'same filter=image merge=image pick=image',
  );
  const diamond = chain.edge('pick.picked', 'merge.b');
  expect(judge(diamond, 'images.file', 'filter.items')).toBe(
    'same filter=image merge=image pick=image',
  );
});

test('it stays what it is where an edge would no longer fit', () => {
  const read = start().edge('filter.kept', 'words.x');
  expect(judge(read, 'images.file', 'filter.items')).toBe('refused');
  expect(judge(read, 'one.number', 'filter.items')).toBe('convert filter=number');
  const fed = start().edge('say.text', 'list.items');
  expect(judge(fed, 'one.number', 'list.items')).toBe('convert');
  expect(judge(fed, 'images.file', 'list.items')).toBe('refused');
});

test('two kinds of files together are files', () => {
  const fed = start()
    .node('files', 'list', { itemType: 'image' })
    .edge('images.file', 'files.items');
  expect(judge(fed, 'films.file', 'files.items')).toBe('same files=file');
});

test('the edge that is replaced does not count', () => {
  const routed = start().node('way', 'switch').edge('say.text', 'way.value');
  expect(judge(routed, 'images.file', 'way.value')).toBe('map way=image');
});

test('a source that nothing hangs on takes the type of its target', () => {
  const fed = start().node('sum', 'pick', { itemType: 'number' }).edge('one.number', 'sum.items');
  expect(judge(fed, 'pick.picked', 'sum.items')).toBe('convert pick=number');
  expect(judge(fed.edge('say.text', 'list.items'), 'list.list', 'sum.items')).toBe('same sum=text');
  expect(judge(fed, 'filter.kept', 'sum.items')).toBe('same filter=number');
});
