import { createCanvasPage } from './canvasPage.ts';
import { acts, goOn, wordsAndFrame } from './crashActs.ts';
import { openCrashScene, victims } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { screenOf } from './screenHistory.ts';

/** Kills come after so many changes of what is on screen. */
const instants = [1, 6, 17, 40, 75];

for (const victim of victims) {
  for (const [name, act] of Object.entries(acts)) {
    test(`${victim} killed during ${name}: the loss in milliseconds, never a second @long`, async ({
      browser,
    }) => {
      test.slow();
      const losses: number[] = [];
      for (const instant of instants) {
        await using scene = await openCrashScene(
          wordsAndFrame(),
          victim === 'both' ? undefined : browser,
        );
        const { page, history } = scene;
        const acting = goOn(await act(page, createCanvasPage(page)));
        await acting.until(history.untilShown(instant));
        const killedAt = Date.now();
        const [next] = await Promise.all([scene.kill(victim), acting.stop()]);
        await expect(createCanvasPage(next).node('Text').first()).toBeVisible();
        const index = history.find(await screenOf(next));
        expect(index, 'it was on screen').toBeGreaterThanOrEqual(0);
        losses.push(Math.round(history.ageAt(index, killedAt)));
      }
      process.stdout.write(`${victim}, ${name}: ${losses.join(', ')} ms\n`);
      expect(Math.max(...losses)).toBeLessThanOrEqual(1000);
    });
  }
}
