import { loadSharp } from '../media/loadSharp.ts';
import { isRecord } from '../schema/json.ts';
import { makeZip } from './makeZip.ts';
import { versionOf, type Answer, type TestServer } from './testServer.ts';

interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** Makes a private model that trainings can go to. */
export async function createDestination(api: TestServer, name: string): Promise<Answer> {
  return api.call('POST', '/models', {
    body: { owner: 'builtin', name, visibility: 'private', hardware: 'local' },
  });
}

/** Starts a training of builtin/colour-style. */
export async function train(
  api: TestServer,
  input: Readonly<Record<string, unknown>>,
  destination = 'builtin/mine',
): Promise<Answer> {
  const path = `/models/builtin/colour-style/versions/${versionOf('colour-style')}/trainings`;
  return api.call('POST', path, { body: { destination, input } });
}

/** Asks until the training has ended. */
export async function endOf(api: TestServer, training: Answer): Promise<Answer> {
  for (;;) {
    const seen = await api.call('GET', `/trainings/${String(training.get('id'))}`);
    if (seen.status !== 200) throw new Error(`The training is not there: ${seen.status}`);
    if (['succeeded', 'failed', 'canceled'].includes(String(seen.get('status')))) return seen;
  }
}

/** A PNG of 64 x 48 pixels around a colour, the same for the same seed. */
export async function noise({ r, g, b }: Rgb, seed: number): Promise<Buffer> {
  const sharp = await loadSharp();
  const [width, height] = [64, 48];
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let at = 0; at < pixels.length; at += 1) {
    // A linear congruential generator (Numerical Recipes): any fixed noise will do.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const base = [r, g, b][at % 3] ?? 0;
    pixels[at] = Math.min(255, Math.max(0, base + ((state >>> 24) % 31) - 15));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** A zip of one such picture for each colour. */
export async function pictureZip(colours: readonly Rgb[]): Promise<Buffer> {
  const files = colours.map(async (colour, index) => ({
    name: `picture-${index}.png`,
    bytes: await noise(colour, index + 1),
  }));
  return makeZip(await Promise.all(files));
}

/** Uploads a zip; gives the address that is an input. */
export async function upload(api: TestServer, zip: Buffer): Promise<string> {
  const form = new FormData();
  form.set('content', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'a.zip');
  const headers = { authorization: `Bearer ${api.server.token}` };
  const answer = await fetch(`${api.server.baseUrl}/files`, {
    method: 'POST',
    headers,
    body: form,
  });
  const file: unknown = await answer.json();
  if (isRecord(file) && isRecord(file['urls'])) return String(file['urls']['get']);
  throw new Error(`The upload was answered with ${answer.status}.`);
}

/** A zip as a data URL. */
export function toZipUrl(zip: Buffer): string {
  return `data:application/zip;base64,${zip.toString('base64')}`;
}
