import sharp from 'sharp';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { PipelineBuilder } from './pipelineBuilder.ts';
import type { createTestEngine } from './testEngine.ts';

type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;

/** The settings of a training that may make its destination. */
export const newDestination = {
  destination: 'builtin/mine',
  createDestination: true,
  hardware: 'local',
};

/** A picture of one colour with a little of its neighbours, so that it has a spread. */
async function picture(red: number, green: number, blue: number): Promise<Buffer> {
  const [width, height] = [32, 24];
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1)
    pixels[at] = ([red, green, blue][at % 3] ?? 0) + ((at * 7) % 23);
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Imports three pictures in shades of blue. */
export async function bluePictures(t: TestEngine) {
  const shades = [110, 140, 170];
  return Promise.all(
    shades.map(async (blue, index) =>
      t.importFile(`blue-${index}.png`, await picture(30, 60, blue)),
    ),
  );
}

/** Pictures -> Training -> version -> Prediction of another picture -> Download. */
export async function trainAndApply(
  t: TestEngine,
  settings: JsonObject = newDestination,
): Promise<Pipeline> {
  const sunny = await t.importFile('sunny.png', await picture(200, 150, 60));
  const builder = new PipelineBuilder('Train')
    .upload('blues', ...(await bluePictures(t)))
    .upload('sunny', sunny);
  await builder.training(t.client, 'learn', settings);
  await builder.model(t.client, 'apply', 'colour-style');
  return builder
    .node('save', 'download', { fileName: '{{source.name}}.{{ext}}' })
    .edge('blues.file', 'learn.input_images')
    .edge('sunny.file', 'apply.image')
    .edge('learn.version', 'apply.model-version')
    .edge('apply.output', 'save.file')
    .build();
}

/** The mean red, green and blue of a picture, 0 to 255. */
export async function meanColour(file: Buffer): Promise<readonly number[]> {
  const { channels } = await sharp(file).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}
