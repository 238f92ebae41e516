import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef, Pipeline } from '../shared/domain/graph.ts';
import { serializePipeline } from '../shared/pipeline/serializePipeline.ts';
import { photoCard } from './examples/photoCard.ts';
import { drawBlueHour } from './examples/drawBlueHour.ts';
import { drawLandscape } from './examples/drawLandscape.ts';
import { drawStillLife } from './examples/drawStillLife.ts';
import { firstSteps } from './examples/firstSteps.ts';
import { pictureBatch } from './examples/pictureBatch.ts';
import { textTools } from './examples/textTools.ts';
import { trainAndApply } from './examples/trainAndApply.ts';

const blueHours = [1, 2, 3];
const folder = path.join(import.meta.dirname, '..', 'examples');

/** The example pipelines by file name, for files that are there. */
export async function makeExamples(): Promise<{ readonly [name: string]: Pipeline }> {
  const lake = await refTo('mountain-lake.jpg');
  const fruit = await refTo('still-life.jpg');
  const evenings = await Promise.all(blueHours.map((seed) => refTo(blueHourName(seed))));
  return {
    'first-steps': firstSteps(lake),
    'photo-card': photoCard(fruit),
    'picture-batch': pictureBatch([lake, await refTo('read-me.txt', 'text/plain'), fruit]),
    'text-tools': textTools(),
    'train-and-apply': trainAndApply(evenings, lake),
  };
}

function blueHourName(seed: number): string {
  return `blue-hour-${seed}.jpg`;
}

async function refTo(name: string, mediaType = 'image/jpeg'): Promise<FileRef> {
  const { byteLength } = await readFile(path.join(folder, name));
  return { name, path: name, mediaType, size: byteLength };
}

/** Writes the pipelines; with `--pictures` the pictures too, whose bytes depend on the version of sharp. */
async function main(): Promise<void> {
  if (process.argv.includes('--pictures')) {
    await writeFile(path.join(folder, 'mountain-lake.jpg'), await drawLandscape());
    await writeFile(path.join(folder, 'still-life.jpg'), await drawStillLife());
    for (const seed of blueHours)
      await writeFile(path.join(folder, blueHourName(seed)), await drawBlueHour(seed));
  }
  for (const [name, pipeline] of Object.entries(await makeExamples())) {
    await writeFile(path.join(folder, `${name}.patchbay`), serializePipeline(pipeline));
    console.log(`examples/${name}.patchbay`);
  }
}

if (import.meta.main) await main();
