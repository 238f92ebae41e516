import { modelKey } from '../../../shared/domain/graph.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import { isListType, type InputPort } from '../../../shared/domain/ports.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import { filterExample } from '../../../shared/models/filterExample.ts';
import { portsFromSchema } from '../../../shared/models/portsFromSchema.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import { toFileRef } from './addFiles.ts';
import { addNode } from './addNode.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

type Source = Pick<Prediction, 'model' | 'version' | 'input'>;

/**
 * Adds a prediction node that runs what a prediction of a provider ran, with those of its inputs that the schema still
 * knows; its files are fetched first. Gives a sentence for each input that was left out. Throws FailureError.
 */
export async function placePrediction(
  app: App,
  provider: string,
  { model: name, version: made, input }: Source,
): Promise<readonly string[]> {
  // An official model is run by its name: its version is hidden or of no use.
  const wanted = /^[0-9a-f]{64}$/.test(made) ? `${name}:${made}` : name;
  const { details, version, snapshot } = await app.client.models.choose({
    provider,
    model: wanted,
  });
  const model = `${details.owner}/${details.name}`;
  const ports = portsFromSchema(snapshot.schema).inputs;
  const usable = filterExample(ports, input);
  const dropped = usable.dropped.map(shownSentence);
  const files = new Map<string, Json>();
  for (const [port, urls] of Object.entries(usable.files)) {
    try {
      const refs = await fetchFiles({ app, provider, port }, urls);
      const value = fileValueFor(ports, port, refs);
      if (value !== undefined) files.set(port, value);
    } catch (error) {
      dropped.push(t('edits.models.fileLeftOut', { port, why: failureOf(error).message }));
    }
  }
  addNode(app, {
    type: 'prediction',
    settings: { provider, model, version },
    models: { [modelKey(model, version)]: snapshot },
    inputs: { ...usable.inputs, ...Object.fromEntries(files) },
  });
  return dropped;
}

type Place = { readonly app: App; readonly provider: string; readonly port: string };

async function fetchFiles(
  { app, provider, port }: Place,
  urls: readonly string[],
): Promise<readonly JsonObject[]> {
  const refs: JsonObject[] = [];
  for (const url of urls) {
    const { artifact } = await app.client.resources.files.download({ provider, from: { url } });
    // Bytes inside the input have no name of their own.
    const name = /^data:/i.test(url) ? port : artifact.name;
    refs.push({ ...toFileRef(artifact), name });
  }
  return refs;
}

function fileValueFor(
  ports: readonly InputPort[],
  name: string,
  refs: readonly JsonObject[],
): Json | undefined {
  const port = ports.find((candidate) => candidate.name === name);
  if (port === undefined) return undefined;
  return isListType(port.type) ? refs : refs[0];
}
