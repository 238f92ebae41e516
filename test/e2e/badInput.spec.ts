import { existsSync } from 'node:fs';
import { cp, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { nodeOf, writeChanged, type LooseFile } from '../cli/pipelineFile.ts';
import { twoColourPng } from '../support/images.ts';
import { mountSmallDisk, noMount } from '../support/smallDisk.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';

test.describe('a file that cannot be opened says why and leaves the canvas as it was', () => {
  const files: {
    readonly [name: string]: [make: (file: string) => Promise<unknown>, says: RegExp];
  } = {
    'no JSON': [(file) => writeFile(file, '{ "format": '), /bad\.patchbay/],
    'another format': [(file) => writeFile(file, '{"nodes": []}'), /bad\.patchbay/],
    'no text': [(file) => writeFile(file, new Uint8Array([0xff, 0xfe, 0, 1])), /bad\.patchbay/],
    'too large': [makeHuge, /too large for a pipeline/],
    'made by a newer version': [
      (file) => writeChanged(file, (pipeline) => void (pipeline.version = 99)),
      /newer/,
    ],
  };
  for (const [name, [make, says]] of Object.entries(files)) {
    test(name, async ({ page, patchbay }) => {
      await make(path.join(patchbay.folder, 'bad.patchbay'));
      await patchbay.open();
      await createCanvasPage(page).chooseFile('bad.patchbay');
      await expect(page.getByText(says).first()).toBeVisible();
      await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();
    });
  }
});

test.describe('a pipeline that cannot run says every reason and runs nothing', () => {
  const changes: { readonly [name: string]: [change: (file: LooseFile) => void, says: RegExp] } = {
    'a cycle': [
      ({ graph }) => {
        graph.edges = graph.edges.filter((edge) => edge['source'] !== 'photo');
        graph.edges.push(edge('upscale.output', 'grayscale.image'));
      },
      /stands on a cycle .+: remove one of the edges\./,
    ],
    'a wrong type on a port': [
      (file) => {
        const text = { ...nodeOf(file, 'note'), type: 'text', settings: { text: 'no picture' } };
        file.graph.nodes['words'] = text;
        file.graph.edges = file.graph.edges.filter((each) => each['source'] !== 'photo');
        file.graph.edges.push(edge('words.text', 'grayscale.image'));
      },
      /Text cannot feed an input for an image: use a File upload/,
    ],
    'a file name that leaves the folder': [
      (file) => void (nodeOf(file, 'save').settings['fileName'] = '../../escape.{{ext}}'),
      /holds a path: write only a name/,
    ],
    'a name that Windows reserves': [
      (file) => void (nodeOf(file, 'save').settings['fileName'] = 'CON.png'),
      /is reserved by Windows: choose another one/,
    ],
  };
  for (const [name, [change, says]] of Object.entries(changes)) {
    test(name, async ({ page, patchbay }) => {
      await writePicture(patchbay.folder);
      await writeChanged(path.join(patchbay.folder, 'bad.patchbay'), change);
      await patchbay.open();
      await createCanvasPage(page).openFile('bad.patchbay');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.getByText(says).first()).toBeVisible();
      expect(existsSync(path.join(patchbay.folder, 'out'))).toBe(false);
    });
  }
});

test('a picture without bytes fails on the model that reads it', async ({ page, patchbay }) => {
  await writeFile(path.join(patchbay.folder, 'mountain-lake.jpg'), '');
  await writeChanged(path.join(patchbay.folder, 'empty.patchbay'), () => undefined);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('empty.patchbay');
  await canvas.run();
  await expect(canvas.node('Black and white').getByRole('note')).toContainText(/image|picture/);
  expect(existsSync(path.join(patchbay.folder, 'out'))).toBe(false);
});

test.describe('a provider that is down', () => {
  const env = {
    REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1',
    REPLICATE_API_TOKEN: 'r8_not_a_token',
  };
  test.use({ hostOptions: { env } });

  test('is named, and nothing runs', async ({ page, patchbay }) => {
    test.setTimeout(120_000);
    await writePicture(patchbay.folder);
    await writeChanged(path.join(patchbay.folder, 'remote.patchbay'), (file) => {
      nodeOf(file, 'upscale').settings['provider'] = 'replicate';
    });
    await patchbay.open();
    await createCanvasPage(page).openFile('remote.patchbay');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByText(/Replicate.*(reach|connect)/).first()).toBeVisible({
      timeout: 90_000,
    });
    await expect(page.locator('body')).not.toContainText('r8_not_a_token');
    expect(existsSync(path.join(patchbay.folder, 'out'))).toBe(false);
  });
});

test.describe('an output folder that cannot be written', () => {
  test('a full disk is told on the Download node, and nothing is left', async ({
    page,
    patchbay,
  }) => {
    const out = path.join(patchbay.folder, 'out');
    await mkdir(out);
    using disk = mountSmallDisk(out);
    test.skip(disk === undefined, noMount);
    await expectDownloadToFail(page, patchbay, /the disk is full: free some space/);
    const left = await readdir(out, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('a read-only folder is told on the Download node', async ({ page, patchbay }) => {
    const out = path.join(patchbay.folder, 'out');
    await mkdir(out);
    using disk = mountSmallDisk(out);
    test.skip(disk === undefined, noMount);
    disk?.makeReadOnly();
    await expectDownloadToFail(page, patchbay, /read-only: choose another folder/);
  });

  async function expectDownloadToFail(page: Page, patchbay: Patchbay, says: RegExp): Promise<void> {
    const { folder } = patchbay;
    await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
    await writeChanged(path.join(folder, 'full.patchbay'), () => undefined);
    await patchbay.open();
    const canvas = createCanvasPage(page);
    await canvas.openFile('full.patchbay');
    await canvas.run();
    await expect(canvas.node('Save').getByRole('note')).toContainText(says);
  }
});

async function makeHuge(file: string): Promise<void> {
  const handle = await open(file, 'w');
  await handle.truncate(65 * 1024 * 1024);
  await handle.close();
}

async function writePicture(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'mountain-lake.jpg'), await twoColourPng(8, 8));
}

function edge(from: string, to: string): { [key: string]: string } {
  const [source = '', sourcePort = ''] = from.split('.');
  const [target = '', targetPort = ''] = to.split('.');
  return { id: `${source}-${target}`, source, sourcePort, target, targetPort };
}
