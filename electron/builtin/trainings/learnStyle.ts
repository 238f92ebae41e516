import type { ModelContext } from '../defineModel.ts';
import { openZip, ZipError, type ZipArchive, type ZipEntry } from '../files/readZip.ts';
import {
  addColours,
  averageColours,
  mapChannels,
  noColours,
  sumColours,
  toStatistics,
  type ColourSums,
} from '../media/colourStatistics.ts';
import { decodeSmall } from '../media/decodeSmall.ts';
import type { StyleWeights } from '../media/styleWeights.ts';
import { ModelError } from '../modelError.ts';
import type { InputFile } from '../schema/inputSpec.ts';

interface Lesson {
  readonly archive: InputFile;
  readonly learn: StyleWeights['learned'];
  /** Longest side in pixels at which a picture is measured. */
  readonly side: number;
}

const limits = { entries: 10_000, entryBytes: 64 * 2 ** 20, totalBytes: 2 ** 30 };
const pictureName = /\.(?:png|jpe?g|webp|gif|tiff?|avif)$/i;

/** Measures the pictures of a zip; each counts the same. Throws `ModelError` that names what cannot be read. */
export async function learnStyle(lesson: Lesson, context: ModelContext): Promise<StyleWeights> {
  const { label } = lesson.archive;
  try {
    await using archive = await openZip(lesson.archive.path, limits);
    return await learn(archive, lesson, context);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new ModelError(`\`${label}\` ${error.message}. Give a zip of pictures.`, {
      cause: error,
    });
  }
}

async function learn(
  archive: ZipArchive,
  lesson: Lesson,
  context: ModelContext,
): Promise<StyleWeights> {
  const { label } = lesson.archive;
  const pictures = archive.entries.filter(isPicture);
  if (pictures.length === 0) {
    throw new ModelError(
      `\`${label}\` holds no pictures (files in it: ${archive.entries.length}). Put PNG, JPEG, WebP, GIF, TIFF or AVIF files into the zip.`,
    );
  }
  const others = archive.entries.length - pictures.length;
  context.log(`Pictures to learn from: ${pictures.length}.`);
  if (others > 0) context.log(`Files left out, as they are not pictures: ${others}.`);
  let total: ColourSums = noColours;
  for (const [index, entry] of pictures.entries()) {
    await context.breathe();
    context.progress(index, pictures.length);
    total = addColours(total, await measure(archive, entry, { lesson, context }));
  }
  context.progress(pictures.length, pictures.length);
  const statistics = toStatistics(total);
  if (statistics === undefined) {
    throw new ModelError(`The pictures of \`${label}\` are fully transparent. Give others.`);
  }
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  return {
    format: 'builtin-colour-style',
    learned: lesson.learn,
    pictures: pictures.length,
    mean: mapChannels(statistics.mean, round),
    deviation: mapChannels(statistics.deviation, round),
  };
}

async function measure(
  archive: ZipArchive,
  entry: ZipEntry,
  work: { readonly lesson: Lesson; readonly context: ModelContext },
): Promise<ColourSums> {
  const { archive: file, side } = work.lesson;
  const label = `${shownName(entry)} in \`${file.label}\``;
  const bytes = await archive.read(entry).catch((error: unknown) => {
    if (!(error instanceof ZipError)) throw error;
    throw new ModelError(`${label} ${error.message}. Make the zip again.`, { cause: error });
  });
  const picture = await decodeSmall(bytes, { label, side });
  return averageColours(await sumColours(picture, () => work.context.breathe()));
}

/** macOS puts a shadow of every file into its zips, which is no picture whatever its name says. */
function isPicture({ name }: ZipEntry): boolean {
  const parts = name.split('/');
  if (parts.includes('__MACOSX') || parts.at(-1)?.startsWith('.') === true) return false;
  return pictureName.test(name);
}

/** A name out of an archive can hold anything. */
function shownName({ name }: ZipEntry): string {
  return name.replaceAll(/[\p{C}`]/gu, '?').slice(-80);
}
