import { ownValue } from '../domain/json.ts';
import { mediaKindOf, type ArtifactRef } from '../domain/artifact.ts';
import { invalidInput } from '../domain/failure.ts';
import { artifactsIn, fileValue, type PortValues, type Value } from '../domain/values.ts';
import { wantsZip, type TrainingPort } from '../models/trainingPorts.ts';
import type { NodeContext } from './nodeContext.ts';
import { say } from '../sentences/say.ts';

/** The inputs of a training with loose files put into one zip wherever the model takes a single file. Throws `invalid-input`. */
export async function packFiles(
  ports: readonly TrainingPort[],
  inputs: PortValues,
  context: NodeContext,
): Promise<PortValues> {
  const values: { [port: string]: Value } = { ...inputs };
  for (const { shown, declared } of ports) {
    const value = ownValue(inputs, shown.name);
    if (value === undefined || shown === declared) continue;
    const files = artifactsIn(value);
    const packed = await packOne(declared.name, files, { context, wantsZip: wantsZip(declared) });
    if (packed === undefined) delete values[shown.name];
    else values[shown.name] = fileValue(packed);
  }
  return values;
}

/** One file is given as it is, unless the model wants a zip and it is loose; undefined for no file. */
async function packOne(
  port: string,
  files: readonly ArtifactRef[],
  { context, wantsZip: zips }: { readonly context: NodeContext; readonly wantsZip: boolean },
): Promise<ArtifactRef | undefined> {
  const [only] = files;
  const archive = files.find(({ mediaType }) => mediaKindOf(mediaType) === 'archive');
  if (only !== undefined && files.length === 1 && !(zips && isLoose(only))) return only;
  if (archive !== undefined)
    throw invalidInput(
      say('values.oneZip', { port, archive: archive.name, more: files.length - 1 }),
      port,
    );
  return only === undefined ? undefined : context.zipFiles(files, `${port}.zip`);
}

/** A file of an unknown kind may be an archive that nobody here has heard of. */
function isLoose({ mediaType }: ArtifactRef): boolean {
  const kind = mediaKindOf(mediaType);
  return kind !== 'archive' && kind !== 'other';
}
