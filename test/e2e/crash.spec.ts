import type { Page } from '@playwright/test';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { acts, goOn, wordsAndFrame } from './crashActs.ts';
import { openCrashScene, victims } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { screenOf } from './screenHistory.ts';
import { untilKept } from './untilKept.ts';

const names = { tab: 'the tab', engine: 'the engine', both: 'the browser with its engine' };

/** The frame says that it has a member. */
async function expectMember(canvas: CanvasPage): Promise<void> {
  await expect(canvas.node('Frame').getByText('1 node', { exact: true })).toBeVisible();
}

for (const victim of victims) {
  for (const [name, act] of Object.entries(acts)) {
    test(`${names[victim]} killed in the middle of ${name}: what comes back was on screen, and is no older than what the engine had acknowledged`, async () => {
      test.slow();
      await using scene = await openCrashScene(wordsAndFrame());
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
  await using scene = await openCrashScene(wordsAndFrame());
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
  await using scene = await openCrashScene(wordsAndFrame());
  const { page } = scene;
  await createCanvasPage(page).node('Text').getByText('Text').first().dblclick();
  await page.keyboard.type('Dawn');
  await untilKept(page);
  const next = await scene.kill('tab');
  await expect(createCanvasPage(next).node('Dawn')).toBeVisible();
});

/** Pastes a picture of so many bytes, and resolves once its bytes are on their way to the engine. */
async function pastePicture(page: Page, bytes: number): Promise<void> {
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
  }, bytes);
  await sent;
}

const largeBytes = 64 * 1024 * 1024;

test('a file that is being pasted when the engine is killed arrives when it is back, once', async () => {
  test.slow();
  await using scene = await openCrashScene(wordsAndFrame());
  const { page } = scene;
  const canvas = createCanvasPage(page);
  await expect(canvas.node('Text')).toBeVisible();
  await pastePicture(page, largeBytes);
  await page.goto(await scene.restartEngine());
  const upload = canvas.node('File upload');
  await expect(upload.getByText('lake.bmp')).toBeVisible();
  await expect(upload).toHaveCount(1);
  await expect(page.getByRole('status', { name: 'Fetching lake.bmp' })).toBeHidden();
  await untilKept(page);
  const last = await screenOf(page);
  const next = await scene.kill('both');
  await expect.poll(() => screenOf(next)).toBe(last);
});

test('of a file that is being pasted when the tab is killed nothing is there but what was on screen', async () => {
  test.slow();
  await using scene = await openCrashScene(wordsAndFrame());
  const { page } = scene;
  const canvas = createCanvasPage(page);
  const text = canvas.node('Text').getByRole('textbox', { name: 'Text' });
  await text.pressSequentially('before it');
  await untilKept(page);
  const before = await screenOf(page);
  await pastePicture(page, largeBytes);
  const next = await scene.kill('tab');
  await expect.poll(() => screenOf(next)).toBe(before);
});
