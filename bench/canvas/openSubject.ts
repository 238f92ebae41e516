import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { installDriver } from './driver.ts';
import { peersUrl, pictureUrls, readPicture, servePeers, type Patchbay } from './prepare.ts';
import { pictures, type Shape } from './shape.ts';

type Frames = readonly number[];

type Peer = { readonly subject: string; readonly shape: Shape };

/** Opens the page of a peer, which was built in the folder `peers`, with a shape: the time until it has drawn it. */
export async function openPeer(
  page: Page,
  peers: string,
  { subject, shape }: Peer,
): Promise<Frames> {
  await servePeers(page, peers);
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
export async function openPatchbay(
  page: Page,
  { host }: Patchbay,
): Promise<readonly ArtifactRef[]> {
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
export async function openFile(
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
