import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makeExamples } from '../../scripts/makeExamples.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { examples } from './runCli.ts';

const root = path.join(examples, '..');

test('the examples in the repository are those that the script makes, with the models as they are now', async () => {
  const made = await makeExamples();
  const names = (await readdir(examples)).filter((name) => name.endsWith('.patchbay'));
  expect(names.toSorted()).toEqual(
    Object.keys(made)
      .map((name) => `${name}.patchbay`)
      .toSorted(),
  );
  for (const [name, pipeline] of Object.entries(made)) {
    const text = await readFile(path.join(examples, `${name}.patchbay`), 'utf8');
    expect(text, `${name}: run "node scripts/makeExamples.ts"`).toBe(serializePipeline(pipeline));
    expect(text).not.toMatch(/"\/(home|Users|tmp|work)\b|[A-Z]:\\\\|r8_/);
  }
});

/** Mean brightness and mean distance of red from blue, 0..255. */
async function measure(file: string) {
  const { channels } = await sharp(file).stats();
  const [red, green, blue] = channels.map(({ mean }) => mean);
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0 };
}

test('the demo leaves pictures of the right size and content', { timeout: 90_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-demo-'));
  try {
    const child = spawn(process.execPath, [path.join(root, 'scripts', 'demo.ts')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout.resume();
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain(`The results are in ${path.join(folder, 'patchbay-out')}`);

    const out = (...parts: readonly string[]): string =>
      path.join(folder, 'patchbay-out', ...parts);
    const large = out('first-steps', 'mountain-lake-large.png');
    expect(await sharp(large).metadata()).toMatchObject({
      width: 2048,
      height: 1536,
      format: 'png',
    });
    const gray = await measure(large);
    const photo = await measure(path.join(examples, 'mountain-lake.jpg'));
    const luma = 0.2126 * photo.red + 0.7152 * photo.green + 0.0722 * photo.blue;
    expect(Math.abs(gray.red - gray.blue)).toBeLessThan(0.01);
    expect(Math.abs(gray.green - luma)).toBeLessThan(2);

    const card = out('photo-card', 'still-life-card.png');
    expect(await sharp(card).metadata()).toMatchObject({ width: 768, height: 768 });
    // The caption's cream paper lies over the brown table at the bottom.
    const strip = await sharp(card)
      .extract({ left: 60, top: 752, width: 200, height: 10 })
      .png()
      .toBuffer();
    const paper = await sharp(strip).stats();
    expect(paper.channels[2]?.mean).toBeGreaterThan(150);
    expect(await sharp(out('photo-card', 'still-life-variations.png')).metadata()).toMatchObject({
      width: 800,
      height: 536,
    });

    // Sunset before, blue hour after.
    const evening = await measure(out('train-and-apply', 'mountain-lake-blue-hour.png'));
    expect(evening.blue - evening.red).toBeGreaterThan(photo.blue - photo.red + 30);

    const summary = await readFile(out('text-tools', 'summary.txt'), 'utf8');
    expect(summary.match(/[.!?](\s|$)/g)).toHaveLength(3);
    expect((await sharp(out('text-tools', 'sentences.png')).metadata()).width).toBe(1064);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
