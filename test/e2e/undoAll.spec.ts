import type { Page } from '@playwright/test';
import { toNodeId } from '../../shared/domain/ids.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { openCrashScene } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { untilKept } from './untilKept.ts';

/** Two texts into a template and on into a preview, in a row. */
function row(): string {
  const pipeline = new PipelineBuilder()
    .node('words', 'text', { text: 'a lake' }, { title: 'Words' })
    .node('more', 'text', { text: 'at dawn' }, { title: 'More' })
    .node('say', 'text-template', { template: '{{x}}' }, { title: 'Say' })
    .node('show', 'preview', {}, { title: 'Show' })
    .edge('words.text', 'say.x')
    .edge('say.text', 'show.value')
    .build();
  const places = { words: [0, 0], more: [0, 260], say: [340, 40], show: [760, 0] } as const;
  return serializePipeline({
    ...pipeline,
    layout: Object.fromEntries(
      Object.entries(places).map(([id, [x, y]]) => [toNodeId(id), { x, y }]),
    ),
  });
}

/** What is on the canvas: where each node stands, how large it is, what it says, what is in its fields; and the edges. */
function stateOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map((node) => {
      const fields = [...node.querySelectorAll('textarea, input')];
      const texts = fields.map((field) => ('value' in field ? field.value : ''));
      const { transform, width, height } = node.style;
      const looks = node.querySelector('.node-box')?.className ?? '';
      return [node.dataset['id'], transform, width, height, looks, node.innerText, ...texts].join(
        ' ',
      );
    });
    const edges = [...document.querySelectorAll('.react-flow__edge')].map(
      (edge) => edge.getAttribute('aria-label') ?? '',
    );
    return [...nodes.toSorted(), ...edges.toSorted(), document.title].join('\n');
  });
}

type Act = (page: Page, canvas: CanvasPage) => Promise<unknown>;

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill(title);
  await expect(palette.getByRole('option').first()).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/** Selects nodes by their title bars. */
async function choose(page: Page, canvas: CanvasPage, titles: readonly string[]): Promise<void> {
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  for (const [index, title] of titles.entries())
    await canvas
      .node(title)
      .first()
      .locator('.node-header')
      .click({ position: { x: 40, y: 8 }, ...(index === 0 ? {} : { modifiers: ['Shift'] }) });
}

/** Each is one step of undo, and changes what is on the canvas. */
const acts: { readonly [name: string]: Act } = {
  'a paste': async (page, canvas) => {
    await choose(page, canvas, ['Say', 'Show']);
    await page.keyboard.press('ControlOrMeta+c');
    await page.keyboard.press('ControlOrMeta+v');
  },
  'a tidying': (page) => command(page, 'Tidy up'),
  'a frame': async (page, canvas) => {
    await choose(page, canvas, ['Show', 'Say']);
    await command(page, 'Frame selection');
    await page.keyboard.press('Escape');
  },
  'a step aside': (page) => page.keyboard.press('Alt+ArrowRight'),
  'a collapsed frame': (page) => command(page, 'Collapse or expand frame'),
  'an expanded frame': (page) => command(page, 'Collapse or expand frame'),
  'a duplicate': (page) => page.keyboard.press('ControlOrMeta+d'),
  'a disabled node': async (page, canvas) => {
    await choose(page, canvas, ['More']);
    await command(page, 'Disable or enable');
  },
  'a bypassed node': async (page, canvas) => {
    await choose(page, canvas, ['Say']);
    await command(page, 'Bypass or stop bypassing');
  },
  'a name': async (page, canvas) => {
    await choose(page, canvas, ['More']);
    await page.keyboard.press('F2');
    await page.keyboard.type('Dawn');
    await page.keyboard.press('Enter');
  },
  'nodes in a line': async (page, canvas) => {
    await choose(page, canvas, ['Dawn', 'Words']);
    await command(page, 'Align top');
  },
  'a reroute': async (page, canvas) => {
    await toEdge(page, canvas, 'Words');
    await command(page, 'Add a reroute');
  },
  'an insertion': async (page, canvas) => {
    await toEdge(page, canvas, 'Words');
    await command(page, 'Insert node');
    await canvas.choose('split', /^Split text/);
  },
  'a replacement': async (page, canvas) => {
    await choose(page, canvas, ['Words']);
    await command(page, 'Replace');
    await canvas.choose('template', /^Text template/);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Replace' }).click();
  },
  'typed words': async (_page, canvas) => {
    await canvas.node('Dawn').getByRole('textbox', { name: 'Text' }).pressSequentially('!!');
  },
  'a deletion of everything': async (page) => {
    await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
  },
};

/** Goes to the first edge of a node. */
async function toEdge(page: Page, canvas: CanvasPage, title: string): Promise<void> {
  await choose(page, canvas, [title]);
  await page.keyboard.press('e');
  await page.getByRole('menuitem', { name: /^To / }).first().press('Enter');
  await expect(page.locator('.react-flow__edge:focus')).toBeVisible();
}

/** Another tab and back, another language and back: no step of undo, and nothing lost. */
async function lookAway(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Alt+n');
  await expect(page.getByRole('tab', { name: /^Untitled/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.getByRole('tab', { name: /^Test/ }).click();
  await page.keyboard.press('ControlOrMeta+Comma');
  for (const [language, title] of [
    ['Deutsch', 'Einstellungen'],
    ['English', 'Settings'],
  ] as const) {
    await page.getByRole('dialog').getByRole('radio', { name: language }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
}

test('each act on the canvas is one step of undo, there and back, past another tab and language; a kill leaves what was there @long', async ({
  browser,
}) => {
  test.slow();
  await using scene = await openCrashScene(row(), browser);
  const { page } = scene;
  const canvas = createCanvasPage(page);
  await canvas.middleOf(canvas.node('Show'));
  const states = [await stateOf(page)];
  const names = Object.keys(acts);
  for (const [name, act] of Object.entries(acts)) {
    await act(page, canvas);
    await expect.poll(() => stateOf(page), { message: name }).not.toBe(states.at(-1));
    await untilKept(page);
    states.push(await stateOf(page));
  }
  await lookAway(page);
  for (const [index, state] of [...states.entries()].toReversed().slice(1)) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => stateOf(page), { message: `undo ${names[index]}` }).toBe(state);
  }
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  for (const [index, state] of [...states.entries()].slice(1)) {
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => stateOf(page), { message: `redo ${names[index - 1]}` }).toBe(state);
  }
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => stateOf(page)).toBe(states.at(-2));
  await untilKept(page);

  const next = await scene.kill('tab');
  await expect.poll(() => stateOf(next)).toBe(states.at(-2));
  await next.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => stateOf(next)).toBe(states[0]?.replace('• ', ''));
});
