import type { Page } from '@playwright/test';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { testNode, testPipeline } from '../support/rendererApp.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { openCrashScene, type Victim } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { screenOf } from './screenHistory.ts';
import { untilKept } from './untilKept.ts';

const victims = ['tab', 'engine', 'both'] as const satisfies readonly Victim[];
const names = { tab: 'the tab', engine: 'the engine', both: 'the browser with its engine' };

/** An act of many small steps: it is prepared, and then gives one step after the other. */
type Act = (page: Page, canvas: CanvasPage) => Promise<(step: number) => Promise<void>>;

/** Words beside an empty frame. */
function document(): string {
  const pipeline = testPipeline([testNode('words', 'text'), testNode('group', 'frame')]);
  return serializePipeline({
    ...pipeline,
    layout: {
      [toNodeId('words')]: { x: 0, y: 0 },
      [toNodeId('group')]: { x: 320, y: -60, width: 560, height: 320 },
    },
  });
}

const acts: { readonly [name in 'a drag' | 'typing' | 'a paste']: Act } = {
  'a drag': async (page, canvas) => {
    const { x, y } = await canvas.middleOf(canvas.node('Text').getByText('Text').first());
    await page.mouse.move(x, y);
    await page.mouse.down();
    // Into the frame in a few steps, and on from there, never twice at one place.
    return (step) => page.mouse.move(x + Math.min(step * 60, 360) + (step % 100), y + (step % 70));
  },
  typing: async (page, canvas) => {
    await canvas.node('Text').getByRole('textbox', { name: 'Text' }).click();
    return (step) => page.keyboard.type(`${step} `);
  },
  'a paste': async (page, canvas) => {
    await canvas.node('Text').getByText('Text').first().click();
    await page.keyboard.press('ControlOrMeta+c');
    return (step) => (step > 60 ? Promise.resolve() : page.keyboard.press('ControlOrMeta+v'));
  },
};

/** Goes on with an act, step after step, until it is told to stop or its page is gone. */
function goOn(step: (step: number) => Promise<void>) {
  let isOver = false;
  const act = async (): Promise<void> => {
    for (let count = 1; !isOver; count += 1)
      await step(count).catch((error: unknown) => {
        // A page that was killed answers nothing.
        if (!isOver) throw error;
      });
  };
  const acting = act();
  return {
    /** Resolves with this, unless the act fails. */
    until: (event: Promise<void>) => Promise.race([event, acting]),
    stop: () => {
      isOver = true;
      return acting;
    },
  };
}

/** The frame says that it has a member. */
async function expectMember(canvas: CanvasPage): Promise<void> {
  await expect(canvas.node('Frame').getByText('1 node', { exact: true })).toBeVisible();
}

for (const victim of victims) {
  for (const [name, act] of Object.entries(acts)) {
    test(`${names[victim]} killed in the middle of ${name}: what comes back was on screen, and is no older than what the engine had acknowledged`, async () => {
      test.slow();
      await using scene = await openCrashScene(document());
      const { page, history } = scene;
      const acting = goOn(await act(page, createCanvasPage(page)));
      // Somebody who never pauses is kept up with.
      await acting.until(history.untilKept(3));
      const kept = history.kept();
      const [next] = await Promise.all([scene.kill(victim), acting.stop()]);

      await expect(next.getByText(/^Restored \d+ edits? that (was|were) not saved/)).toBeVisible();
      await expect
        .poll(async () => history.find(await screenOf(next)), { message: 'what comes back' })
        .toBeGreaterThanOrEqual(kept);
      if (name === 'a drag') await expectMember(createCanvasPage(next));
      const back = await screenOf(next);
      await next.keyboard.press('ControlOrMeta+z');
      await expect.poll(() => screenOf(next)).not.toBe(back);
      await next.keyboard.press('ControlOrMeta+Shift+z');
      await expect.poll(() => screenOf(next)).toBe(back);
    });
  }
}

test('a drag, typing and pastes go on while the engine is killed and started again, and the next engine keeps them', async () => {
  test.slow();
  await using scene = await openCrashScene(document());
  const { page, history } = scene;
  const canvas = createCanvasPage(page);
  for (const act of Object.values(acts)) {
    const acting = goOn(await act(page, canvas));
    await acting.until(history.untilKept(1));
    const address = await scene.restartEngine();
    await page.goto(address);
    await acting.until(history.untilKept(2));
    await acting.stop();
    await page.mouse.up();
    await page.keyboard.press('Escape');
  }
  await expectMember(canvas);
  await untilKept(page);
  const last = await screenOf(page);
  const next = await scene.kill('tab');
  await expect.poll(() => screenOf(next)).toBe(last);
  await expectMember(createCanvasPage(next));
});

test('a name comes back as far as it was typed', async () => {
  test.slow();
  await using scene = await openCrashScene(document());
  const { page } = scene;
  await createCanvasPage(page).node('Text').getByText('Text').first().dblclick();
  await page.keyboard.type('Dawn');
  await untilKept(page);
  const next = await scene.kill('tab');
  await expect(createCanvasPage(next).node('Dawn')).toBeVisible();
});
