import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { createCanvasPage } from '../../test/e2e/canvasPage.ts';
import { goOn, wordsAndFrame, type Act } from '../../test/e2e/crashActs.ts';
import { openCrashScene, type CrashScene, type Victim } from '../../test/e2e/crashScene.ts';
import { screenOf } from '../../test/e2e/screenHistory.ts';

export type Kill = {
  readonly victim: Victim;
  readonly act: Act;
  /** How long the act goes on before, in milliseconds. */
  readonly afterMs: number;
};

/** In milliseconds: how long what is certain to come may take on a busy computer, and what may have been kept. */
const certainMs = 60_000;
const possibleMs = 3000;

/** Kills in the middle of an act; gives how old what came back was then, in milliseconds, undefined for what was never on screen. */
export async function measureKill(
  shared: Browser,
  { victim, act, afterMs }: Kill,
): Promise<number | undefined> {
  const browser = victim === 'both' ? undefined : shared;
  await using scene = await openCrashScene(wordsAndFrame(), browser);
  const { page, history } = scene;
  const canvas = createCanvasPage(page);
  await canvas.node('Text').waitFor({ timeout: certainMs });
  await canvas.middleOf(canvas.node('Text'));
  const opened = await screenOf(page);
  const acting = goOn(await act(page, canvas));
  await acting.until(pause(afterMs));
  const isKept = history.kept() >= 0;
  const [next] = await Promise.all([scene.kill(victim), acting.stop()]);
  const isBack = await next
    .getByText(/^Restored \d+ edits? that (was|were) not saved/)
    .waitFor({ timeout: isKept ? certainMs : possibleMs })
    .then(() => true)
    .catch(() => false);
  if (isKept && !isBack) return undefined;
  // Without a draft it is the file that is opened again.
  const index = isBack ? await findShown(next, scene) : history.find(opened);
  return index < 0 ? undefined : history.ageAt(index, scene.killedAt());
}

/** The place of what a page shows now, once all of it is drawn. */
async function findShown(next: Page, { history }: CrashScene): Promise<number> {
  const end = Date.now() + certainMs;
  for (;;) {
    const index = history.find(await screenOf(next));
    if (index >= 0 || Date.now() > end) return index;
    await pause(50);
  }
}
