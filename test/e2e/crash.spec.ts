import type { Page } from '@playwright/test';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { acts, goOn, wordsAndFrame } from './crashActs.ts';
import { openCrashScene, victims, type CrashScene } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { screenOf } from './screenHistory.ts';
import { untilKept } from './untilKept.ts';

const names = { tab: 'the tab', engine: 'the engine', both: 'the browser with its engine' };

/** The frame says that it has a member. */
async function expectMember(canvas: CanvasPage): Promise<void> {
  await expect(canvas.node('Frame').getByText('1 node', { exact: true })).toBeVisible();
}

/** Kills the tab; what comes back in the next one, which it gives, is this state of the screen. */
async function killTab(scene: CrashScene, last: string): Promise<Page> {
  const next = await scene.kill('tab');
  await expect.poll(() => screenOf(next)).toBe(last);
  return next;
}

// Engines and browsers are started anew in each.
test.beforeEach(() => {
  test.slow();
});

for (const victim of victims) {
  for (const [name, act] of Object.entries(acts)) {
    test(`${names[victim]} killed in the middle of ${name}: what comes back was on screen, and is no older than what the engine had acknowledged`, async ({
      browser,
    }) => {
      const shared = victim === 'both' ? undefined : browser;
      await using scene = await openCrashScene(wordsAndFrame(), shared);
      const { page, history } = scene;
      const acting = goOn(await act(page, createCanvasPage(page)));
      // Somebody who never pauses is kept up with.
      await acting.until(history.untilKept(2));
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

test('a drag, typing and pastes go on while the engine is killed and started again, and the next engine keeps them', async ({
  browser,
}) => {
  await using scene = await openCrashScene(wordsAndFrame(), browser);
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
  const next = await killTab(scene, await screenOf(page));
  await expectMember(createCanvasPage(next));
});

test('a name, and a JSON text that is no value yet, come back as far as they were typed', async ({
  browser,
}) => {
  await using scene = await openCrashScene(wordsAndFrame(), browser);
  const { page } = scene;
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('json', 'JSON');
  await expect(page.locator('.react-flow__node:focus')).toBeVisible();
  await canvas.node('JSON').getByRole('textbox', { name: 'JSON' }).fill('{ "lake": [1, ');
  await canvas.node('Text').getByText('Text').first().dblclick();
  await page.keyboard.type('Dawn');
  await untilKept(page);
  const next = createCanvasPage(await scene.kill('tab'));
  await expect(next.node('Dawn')).toBeVisible();
  const json = next.node('JSON').getByRole('textbox', { name: 'JSON' });
  await expect(json).toHaveValue('{ "lake": [1, ');
  // Once it is a value, nothing but the value is there.
  await json.press('End');
  await json.pressSequentially('2] }');
  await json.press('Tab');
  await expect(json).toHaveValue(/^\{\n  "lake": \[\n/);
});

test('a number that is none yet comes back as far as it was typed, beside the one that it was', async ({
  browser,
}) => {
  await using scene = await openCrashScene(wordsAndFrame(), browser);
  const { page } = scene;
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('number', 'Number');
  await expect(page.locator('.react-flow__node:focus')).toBeVisible();
  await canvas.node('Number').getByRole('textbox').fill('2');
  await canvas.node('Number').getByRole('textbox').pressSequentially('e-');
  await untilKept(page);
  const next = createCanvasPage(await scene.kill('tab'));
  const number = next.node('Number').getByRole('textbox');
  await expect(number).toHaveValue('2e-');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  await number.press('End');
  await number.pressSequentially('3');
  await number.press('Tab');
  await expect(number).toHaveValue('0.002');
});

const largeBytes = 64 * 1024 * 1024;

/** Pastes a large picture, and resolves once its bytes are on their way to the engine. */
async function pasteLargePicture(page: Page): Promise<void> {
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().includes('lake.bmp'),
  );
  await page.evaluate((size) => {
    const clipboardData = new DataTransfer();
    // The head of a bitmap, and black.
    const head = new Uint8Array([0x42, 0x4d]);
    const parts = [head, new Uint8Array(size - head.length)];
    clipboardData.items.add(new File(parts, 'lake.bmp', { type: 'image/bmp' }));
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent('paste', options));
  }, largeBytes);
  await sent;
}

test('a file that is being pasted when the engine is killed arrives when it is back, once', async ({
  browser,
}) => {
  await using scene = await openCrashScene(wordsAndFrame(), browser);
  const { page } = scene;
  const canvas = createCanvasPage(page);
  await expect(canvas.node('Text')).toBeVisible();
  await pasteLargePicture(page);
  await page.goto(await scene.restartEngine());
  const upload = canvas.node('File upload');
  await expect(upload.getByText('lake.bmp')).toBeVisible();
  await expect(upload).toHaveCount(1);
  await expect(page.getByRole('status', { name: 'Fetching lake.bmp' })).toBeHidden();
  await untilKept(page);
  await killTab(scene, await screenOf(page));
});

test('of a file that is being pasted when the tab is killed nothing is there but what was on screen', async ({
  browser,
}) => {
  await using scene = await openCrashScene(wordsAndFrame(), browser);
  const { page } = scene;
  const canvas = createCanvasPage(page);
  const text = canvas.node('Text').getByRole('textbox', { name: 'Text' });
  await text.pressSequentially('before it');
  await untilKept(page);
  const before = await screenOf(page);
  await pasteLargePicture(page);
  await killTab(scene, before);
});
