import type { Page } from '@playwright/test';
import type { Middle } from './middleOf.ts';

type Frames = Promise<readonly number[]>;

/** A page under measurement, and what is in its middle. */
export type Probe = { readonly page: Page; readonly middle: Middle };

/** Something that a user does: first what leads to it, then what is measured. */
export type Gesture = {
  readonly prepare?: (probe: Probe) => Promise<void>;
  readonly act: (probe: Probe) => Frames;
};

/** Gestures by the name of their row, in the order in which they are done. */
export type Gestures = { readonly [row: string]: Gesture };

const near = 0.8;
const far = 0.25;
/** The box around a hundred nodes is in view as a whole. */
const farther = 0.18;
const progressMs = 2500;

/** What is done the same way in our page and in those of the peers. */
export const nearGestures: Gestures = {
  pan: {
    prepare: goTo(near),
    act: ({ page, middle }) =>
      page.evaluate(
        (at) => globalThis.driver.drag(at, { frames: 100, step: { x: -16, y: -9 } }),
        middle.gap,
      ),
  },
  zoom: {
    prepare: goTo(near),
    act: ({ page }) => page.evaluate(() => globalThis.driver.wheel(60)),
  },
  'drag one': {
    prepare: goTo(near),
    act: ({ page, middle }) =>
      page.evaluate(
        (at) => globalThis.driver.drag(at, { frames: 60, step: { x: 5, y: 3 } }),
        middle.title,
      ),
  },
  typing: {
    prepare: goTo(near),
    act: ({ page }) => page.evaluate(() => globalThis.driver.type(60)),
  },
};

/** The rest in a page of a peer, which is told what to do. */
export const peerGestures: Gestures = {
  progress: {
    prepare: goTo(near),
    act: ({ page, middle }) =>
      page.evaluate(([index, ms]) => globalThis.driver.progress(index, ms), [
        middle.index,
        progressMs,
      ] as const),
  },
  'drag 100': {
    prepare: async (probe) => {
      await goTo(farther)(probe);
      await probe.page.evaluate((ids) => globalThis.peer?.select(ids), probe.middle.around);
    },
    act: dragByTitle,
  },
  'select all': { prepare: goTo(far), act: call('selectAll') },
  'jump to fit': { prepare: goTo(near), act: call('fit') },
  overview: { prepare: fitPeer, act: panOverview },
  'undo a tidy': { prepare: fitPeer, act: call('place') },
};

const selectAll = press({ key: 'a', code: 'KeyA', ctrlKey: true });
const fit = press({ key: '!', code: 'Digit1', shiftKey: true });

/** The rest in our page, by mouse and keyboard. */
export const ownGestures: Gestures = {
  'drag 100': {
    prepare: async (probe) => {
      await leaveField(probe);
      await goTo(farther)(probe);
      await probe.page.evaluate(
        ([from, to]) => globalThis.driver.box(from, to),
        probe.middle.corners,
      );
    },
    act: dragByTitle,
  },
  'select all': {
    prepare: async (probe) => {
      await leaveField(probe);
      await goTo(far)(probe);
    },
    act: selectAll,
  },
  'jump to fit': {
    prepare: async (probe) => {
      await leaveField(probe);
      await goTo(near)(probe);
      // One step, as in the peers, which have no movement on the way there.
      await probe.page.emulateMedia({ reducedMotion: 'reduce' });
    },
    act: fit,
  },
  overview: {
    prepare: async (probe) => {
      await probe.page.emulateMedia({ reducedMotion: null });
      await fitOwn(probe);
    },
    act: panOverview,
  },
  'undo a tidy': {
    // A tidy of 5,000 nodes takes its time: all of them are moved at once, which is undone the same way.
    prepare: async (probe) => {
      await fitOwn(probe);
      await selectAll(probe);
      await dragByTitle(probe);
      await settle(probe);
    },
    act: press({ key: 'z', code: 'KeyZ', ctrlKey: true }),
  },
};

/** A real run of one model that streams, near and in view. */
export const progressGesture: Gesture = {
  prepare: async (probe) => {
    await goTo(near)(probe);
    await probe.page.keyboard.press('ControlOrMeta+Enter');
    await probe.page.getByRole('button', { name: 'Cancel' }).first().waitFor();
  },
  act: ({ page }) => page.evaluate((ms) => globalThis.driver.watch(ms), progressMs),
};

function goTo(zoom: number): (probe: Probe) => Promise<void> {
  return ({ page, middle }) =>
    page.evaluate(([at, to]) => globalThis.driver.go(at, to), [middle.center, zoom] as const);
}

async function settle({ page }: Probe): Promise<void> {
  await page.evaluate(() => globalThis.driver.settle());
}

function call(name: 'fit' | 'selectAll' | 'place'): (probe: Probe) => Frames {
  return ({ page }) => page.evaluate((which) => globalThis.driver.call(which), name);
}

type Key = Pick<KeyboardEventInit, 'key' | 'code' | 'ctrlKey' | 'shiftKey'>;

function press(key: Key): (probe: Probe) => Frames {
  return ({ page }) => page.evaluate((init) => globalThis.driver.key(init), key);
}

async function fitPeer(probe: Probe): Promise<void> {
  await call('fit')(probe);
  await settle(probe);
}

async function fitOwn(probe: Probe): Promise<void> {
  await leaveField(probe);
  await fit(probe);
  await settle(probe);
}

async function leaveField({ page }: Probe): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

function dragByTitle({ page, middle }: Probe): Frames {
  const options = { frames: 40, step: { x: 3, y: 2 } };
  return page.evaluate(([from, how]) => globalThis.driver.drag(from, how), [
    middle.title,
    options,
  ] as const);
}

/** All in view, moved a little by the empty corner of the canvas. */
function panOverview({ page }: Probe): Frames {
  return page.evaluate(() =>
    globalThis.driver.drag({ x: -60, y: -60 }, { frames: 60, step: { x: 2, y: 1 } }),
  );
}
