import type { Browser, Page } from '@playwright/test';
import {
  nearGestures,
  ownGestures,
  peerGestures,
  progressGesture,
  type Gestures,
} from './gestures.ts';
import type { Measured, Meter } from './meter.ts';
import { middleOf } from './middleOf.ts';
import { openFile, openPatchbay, openPeer } from './openSubject.ts';
import type { Patchbay } from './prepare.ts';
import { makeShape } from './shape.ts';
import { progressPipeline, shapePipeline } from './shapePipeline.ts';

/** What each gesture took; without frames where the subject has no such thing. */
export type Rows = { readonly [row: string]: Measured };

/** Where a subject is measured. */
export type Place = {
  readonly browser: Browser;
  /** The folder of the peers' page. */
  readonly peers: string;
  /** Starts a server of our own page, without anything from before. */
  readonly start: () => Promise<Patchbay>;
  readonly meter: Meter;
};

type Request = Place & {
  readonly subject: string;
  readonly size: number;
  /** Says whether a row is wanted; to open is not left out. */
  readonly wants: (row: string) => boolean;
};

/** Opens a subject in a page of its own and goes through the gestures that are wanted. */
export async function measureSubject(request: Request): Promise<Rows> {
  const { peers, subject, size, meter } = request;
  const shape = makeShape(size);
  if (subject !== 'patchbay' && subject !== 'before')
    return inPage(request, async (page) => {
      const open = await meter(() => openPeer(page, peers, { subject, shape }));
      return { open, ...(await measure(page, request, { ...nearGestures, ...peerGestures })) };
    });
  const rows = await inOwnPage(request, async (page, patchbay) => {
    const files = await openPatchbay(page, patchbay);
    const open = await meter(() => openFile(page, patchbay, shapePipeline(shape, files)));
    return { open, ...(await measure(page, request, { ...nearGestures, ...ownGestures })) };
  });
  if (!request.wants('progress')) return rows;
  const progress = await inOwnPage(request, async (page, patchbay) => {
    const files = await openPatchbay(page, patchbay);
    await openFile(page, patchbay, progressPipeline(shape, files));
    return measure(page, request, { progress: progressGesture });
  });
  return { ...rows, ...progress };
}

async function inOwnPage(
  request: Request,
  act: (page: Page, patchbay: Patchbay) => Promise<Rows>,
): Promise<Rows> {
  const patchbay = await request.start();
  try {
    return await inPage(request, (page) => act(page, patchbay));
  } finally {
    await patchbay.host.close();
  }
}

async function inPage({ browser }: Request, act: (page: Page) => Promise<Rows>): Promise<Rows> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, bypassCSP: true });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

async function measure(
  page: Page,
  { size, meter, wants }: Request,
  gestures: Gestures,
): Promise<Rows> {
  const probe = { page, middle: middleOf(makeShape(size)) };
  const rows: { [row: string]: Measured } = {};
  for (const [row, { prepare, act }] of Object.entries(gestures)) {
    if (!wants(row)) continue;
    await prepare?.(probe);
    rows[row] = await meter(() => act(probe));
    await page.evaluate(() => globalThis.driver.settle());
  }
  return rows;
}
