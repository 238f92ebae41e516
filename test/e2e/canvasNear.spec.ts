import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bigPipelineText } from './bigPipeline.ts';
import { createPipelineBuilder } from '../../scripts/examples/pipelineBuilder.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { takeRendered, watchRenders } from './watchRenders.ts';

/** Texts in rows, and a model that streams one word after another. */
function textsAndStream(count: number): string {
  const builder = createPipelineBuilder('Texts');
  for (let index = 0; index < count; index += 1) {
    const at = [(index % 4) * 320, Math.floor(index / 4) * 240] as const;
    builder.node(`text-${index}`, { type: 'text', title: `Text ${index}`, at });
  }
  const prompt = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
  const inputs = { prompt, delay_ms: 60 };
  builder.model('stream', 'stream-words', { title: 'Stream', at: [0, -320], inputs });
  builder.node('end', { type: 'preview', title: 'End', at: [400, -320] });
  builder.connect('stream.output', 'end.value');
  return serializePipeline(builder.build());
}

test('a keystroke renders one node, and an event of a run those that it is about', async ({
  page,
  patchbay,
}) => {
  await watchRenders(page);
  await writeFile(path.join(patchbay.folder, 'texts.patchbay'), textsAndStream(12));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('texts.patchbay');
  await canvas.middleOf(canvas.node('Text 5'));
  expect(await takeRendered(page)).toHaveLength(14);

  const field = canvas.node('Text 5').getByRole('textbox');
  await field.click();
  await canvas.middleOf(field);
  await takeRendered(page);
  await page.keyboard.press('x');
  await expect(field).toHaveValue('x');
  // The first edit makes the document dirty, and still no other node is drawn again.
  expect(await takeRendered(page)).toEqual(['text-5']);
  await page.keyboard.press('y');
  await expect(field).toHaveValue('xy');
  expect(await takeRendered(page)).toEqual(['text-5']);

  await page.keyboard.press('ControlOrMeta+Enter');
  const result = canvas.node('Stream').locator('.node-results');
  await expect(result).toContainText('word2');
  await takeRendered(page);
  await expect(result).toContainText('word30');
  expect(await takeRendered(page)).toEqual(['stream']);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
});

test('in a large document only what is near is in the page, and a node that runs stays there', async ({
  page,
  patchbay,
}) => {
  const text = await bigPipelineText(300);
  const big = JSON.parse(text) as {
    readonly graph: { readonly nodes: object; readonly edges: readonly object[] };
    readonly layout: object;
    readonly models: object;
  };
  const stream = JSON.parse(textsAndStream(0)) as typeof big;
  const disabled = Object.entries(big.graph.nodes).map(([id, node]: [string, object]) => [
    id,
    { ...node, disabled: true },
  ]);
  const file = {
    ...big,
    graph: {
      edges: [...big.graph.edges, ...stream.graph.edges],
      nodes: { ...Object.fromEntries(disabled), ...stream.graph.nodes },
    },
    layout: { ...big.layout, ...stream.layout },
    models: { ...big.models, ...stream.models },
  };
  const where = path.join(patchbay.folder, 'big.patchbay');
  await writeFile(where, JSON.stringify(file).replace('"delay_ms":60', '"delay_ms":2000'));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('big.patchbay');
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  await expect(region).toHaveAttribute('data-view', 'far');
  const list = region.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const node = region.locator('.react-flow__node[data-id="stream"]');
  await expect(node).toBeFocused();
  const count = await region.locator('.react-flow__node').count();
  expect(count).toBeLessThan(60);

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(node.locator('.node-results')).toContainText('word0');
  const neighbour = region.locator('.react-flow__node[data-id="n0"]');
  await expect(neighbour).toHaveCount(1);
  // The map leads away, to the lower edge of the document; what had the focus keeps it no longer.
  await region.focus();
  await page.getByRole('img', { name: 'Minimap' }).click({ position: { x: 76, y: 92 } });
  await expect(neighbour).toHaveCount(0);
  await expect(node).toHaveCount(1);
  await expect(node).not.toBeInViewport();
  await page.keyboard.press('ControlOrMeta+.');
  await expect(node).toHaveCount(0);
});
