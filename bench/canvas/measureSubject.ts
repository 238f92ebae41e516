import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { installDriver } from './driver.ts';
import type { Measured, Meter } from './meter.ts';
import { peersUrl, pictureUrls, readPicture, servePeers, type Patchbay } from './prepare.ts';
import { makeShape, pictures, pitch, type Shape } from './shape.ts';
import { progressPipeline, shapePipeline } from './shapePipeline.ts';

type Frames = readonly number[];
/** What each gesture took; without frames where the subject has no such thing. */
export type Rows = { readonly [gesture: string]: Measured };
/** A page under measurement. */
type Probe = { readonly page: Page; readonly meter: Meter };

type Request = {
  readonly browser: Browser;
  readonly patchbay: Patchbay;
  readonly subject: string;
  readonly size: number;
  readonly meter: Meter;
};

/** Opens a subject in a page of its own and goes through all gestures. */
export async function measureSubject(request: Request): Promise<Rows> {
  const { browser, patchbay, subject, size, meter } = request;
  const shape = makeShape(size);
  const inPage = async (measure: (probe: Probe) => Promise<Rows>): Promise<Rows> => {
    const viewport = { width: 1440, height: 900 };
    const context = await browser.newContext({ viewport, bypassCSP: true });
    try {
      return await measure({ page: await context.newPage(), meter });
    } finally {
      await context.close();
    }
  };
  if (subject !== 'patchbay')
    return inPage(async (probe) => {
      const open = await meter(() => openPeer(probe.page, patchbay, { subject, shape }));
      return { open, ...(await measureNear(probe, shape)), ...(await measurePeer(probe, shape)) };
    });
  const rows = await inPage(async (probe) => {
    const files = await openPatchbay(probe.page, patchbay);
    const pipeline = shapePipeline(shape, files);
    const open = await meter(() => openFile(probe.page, patchbay, pipeline));
    return { open, ...(await measureNear(probe, shape)), ...(await measureOwn(probe, shape)) };
  });
  const progress = await inPage(async (probe) => {
    const files = await openPatchbay(probe.page, patchbay);
    await openFile(probe.page, patchbay, progressPipeline(shape, files));
    return { progress: await measureRun(probe, shape) };
  });
  return { ...rows, ...progress };
}

async function measureNear({ page, meter }: Probe, shape: Shape): Promise<Rows> {
  const middle = middleOf(shape);
  await page.evaluate((at) => globalThis.driver.go(at, 0.8), middle.center);
  const pan = await meter(() =>
    page.evaluate(
      (at) => globalThis.driver.drag(at, { frames: 100, step: { x: -16, y: -9 } }),
      middle.gap,
    ),
  );
  await page.evaluate(() => globalThis.driver.settle());
  const zoom = await meter(() => page.evaluate(() => globalThis.driver.wheel(60)));
  await page.evaluate((at) => globalThis.driver.go(at, 0.8), middle.center);
  const dragOne = await meter(() =>
    page.evaluate(
      (at) => globalThis.driver.drag(at, { frames: 60, step: { x: 5, y: 3 } }),
      middle.title,
    ),
  );
  await page.evaluate(() => globalThis.driver.settle());
  const typing = await meter(() => page.evaluate(() => globalThis.driver.type(60)));
  return { pan, zoom, 'drag one': dragOne, typing };
}

async function measurePeer(probe: Probe, shape: Shape): Promise<Rows> {
  const { page, meter } = probe;
  const middle = middleOf(shape);
  const progress = await meter(() =>
    page.evaluate((index) => globalThis.driver.progress(index, 60), middle.index),
  );
  await page.evaluate((at) => globalThis.driver.go(at, 0.25), middle.center);
  await page.evaluate((indices) => globalThis.peer?.select(indices), middle.around);
  const dragMany = await dragFrom(probe, middle.title);
  const selectAll = await call(probe, 'selectAll');
  await page.evaluate((at) => globalThis.driver.go(at, 0.8), middle.center);
  const fit = await call(probe, 'fit');
  const overview = await panOverview(probe);
  return {
    progress,
    'drag 100': dragMany,
    'select all': selectAll,
    'jump to fit': fit,
    overview,
    'undo a tidy': await call(probe, 'place'),
  };
}

async function measureOwn(probe: Probe, shape: Shape): Promise<Rows> {
  const { page } = probe;
  const middle = middleOf(shape);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.evaluate((at) => globalThis.driver.go(at, 0.25), middle.center);
  await page.evaluate(([from, to]) => globalThis.driver.box(from, to), middle.corners);
  const dragMany = await dragFrom(probe, middle.title);
  const selectAll = await press(probe, { key: 'a', code: 'KeyA', ctrlKey: true });
  await page.evaluate((at) => globalThis.driver.go(at, 0.8), middle.center);
  const fit = await press(probe, { key: '!', code: 'Digit1', shiftKey: true });
  const overview = await panOverview(probe);
  // There is no tidy yet: all nodes are moved at once, which is undone the same way.
  await press(probe, { key: 'a', code: 'KeyA', ctrlKey: true });
  await dragFrom(probe, middle.title);
  const undo = await press(probe, { key: 'z', code: 'KeyZ', ctrlKey: true });
  return {
    'drag 100': dragMany,
    'select all': selectAll,
    'jump to fit': fit,
    overview,
    'undo a tidy': undo,
  };
}

type Key = Pick<KeyboardEventInit, 'key' | 'code' | 'ctrlKey' | 'shiftKey'>;

/** A real run of one model that streams, near and in view. */
async function measureRun({ page, meter }: Probe, shape: Shape): Promise<Measured> {
  await page.evaluate((at) => globalThis.driver.go(at, 0.8), middleOf(shape).center);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Cancel' }).first().waitFor();
  const frames = await meter(() => page.evaluate(() => globalThis.driver.watch(2500)));
  await page.keyboard.press('ControlOrMeta+.');
  return frames;
}

async function call(
  { page, meter }: Probe,
  name: 'fit' | 'selectAll' | 'place',
): Promise<Measured> {
  const frames = await meter(() => page.evaluate((which) => globalThis.driver.call(which), name));
  await page.evaluate(() => globalThis.driver.settle());
  return frames;
}

async function press({ page, meter }: Probe, key: Key): Promise<Measured> {
  const frames = await meter(() => page.evaluate((init) => globalThis.driver.key(init), key));
  await page.evaluate(() => globalThis.driver.settle());
  return frames;
}

async function dragFrom({ page, meter }: Probe, at: Point): Promise<Measured> {
  const options = { frames: 40, step: { x: 3, y: 2 } };
  const measured = await meter(() =>
    page.evaluate(([from, how]) => globalThis.driver.drag(from, how), [at, options] as const),
  );
  await page.evaluate(() => globalThis.driver.settle());
  return measured;
}

/** All in view, moved a little by the empty corner of the canvas. */
async function panOverview({ page, meter }: Probe): Promise<Measured> {
  const frames = await meter(() =>
    page.evaluate(() =>
      globalThis.driver.drag({ x: -60, y: -60 }, { frames: 60, step: { x: 2, y: 1 } }),
    ),
  );
  await page.evaluate(() => globalThis.driver.settle());
  return frames;
}

type Point = { readonly x: number; readonly y: number };

/** Places around the node in the middle of the shape. */
function middleOf({ nodes }: Shape) {
  const columns = nodes.findIndex((node) => node.y > 0);
  const width = columns < 0 ? nodes.length : columns;
  const row = Math.floor(nodes.length / width / 2);
  const start = row * width + Math.floor(width / 2);
  const index = nodes.findIndex((node, at) => at >= start && node.kind === 'model');
  const { x, y } = nodes[index] ?? { x: 0, y: 0 };
  const corners: [Point, Point] = [
    { x: x - pitch.x * 5 - 30, y: y - pitch.y * 5 - 30 },
    { x: x + pitch.x * 5 - 30, y: y + pitch.y * 5 - 30 },
  ];
  const around = nodes.flatMap((node, at) =>
    node.x > corners[0].x && node.x < corners[1].x && node.y > corners[0].y && node.y < corners[1].y
      ? [at]
      : [],
  );
  return {
    index,
    center: { x: x + 140, y: y + 120 },
    title: { x: x + 140, y: y + 16 },
    gap: { x: x + 324, y: y + 372 },
    corners,
    around,
  };
}

type Peer = { readonly subject: string; readonly shape: Shape };

async function openPeer(page: Page, patchbay: Patchbay, { subject, shape }: Peer): Promise<Frames> {
  await servePeers(page, patchbay);
  await page.goto(peersUrl);
  await page.evaluate(installDriver);
  await page.evaluate((urls) => Promise.all(urls.map((url) => fetch(url))), pictureUrls);
  const took = await page.evaluate(
    async ([name, graph, urls]) => {
      const root = document.querySelector<HTMLElement>('#root');
      const show = globalThis.subjects[name];
      if (root === null || show === undefined) throw new Error(`There is no subject ${name}.`);
      const start = performance.now();
      await show(root, graph, urls);
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
      return performance.now() - start;
    },
    [subject, shape, pictureUrls] as const,
  );
  await page.evaluate(() => globalThis.driver.settle());
  return [took];
}

/** Opens our page and brings the pictures into its store. */
async function openPatchbay(page: Page, { host }: Patchbay): Promise<readonly ArtifactRef[]> {
  await page.addInitScript(() => localStorage.setItem('patchbay.visited', 'yes'));
  await page.goto(host.url);
  await page.getByRole('region', { name: 'Canvas', exact: true }).waitFor();
  await page.evaluate(installDriver);
  const all = Array.from({ length: pictures }, (_, index) => readPicture(index).toString('base64'));
  return page.evaluate(async (encoded) => {
    const refs = encoded.map(async (text, index) => {
      const body = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const headers = { 'content-type': 'image/jpeg' };
      const answer = await fetch(`/artifacts/?name=p${index}.jpg`, {
        method: 'POST',
        body,
        headers,
      });
      return (await answer.json()) as ArtifactRef;
    });
    return Promise.all(refs);
  }, all);
}

/** Opens a file by its dialog: the time from the double-click to the frame that shows it. */
async function openFile(
  page: Page,
  { folder }: Patchbay,
  pipeline: Parameters<typeof serializePipeline>[0],
): Promise<Frames> {
  const stem = pipeline.name.replaceAll(/\W+/g, '-');
  writeFileSync(join(folder, `${stem}.patchbay`), serializePipeline(pipeline));
  await page.keyboard.press('ControlOrMeta+O');
  const dialog = page.getByRole('dialog', { name: 'Open pipeline' });
  const row = dialog.getByRole('list').getByRole('button', { name: `${stem}.patchbay` });
  await row.waitFor();
  const took = await row.evaluate(async (button, name) => {
    const isOpen = (): boolean => document.title.includes(name);
    const start = performance.now();
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await new Promise<void>((resolve) => {
      const look = (): void => (isOpen() ? resolve() : void requestAnimationFrame(look));
      look();
    });
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    return performance.now() - start;
  }, pipeline.name);
  await page.evaluate(() => globalThis.driver.settle());
  return [took];
}
