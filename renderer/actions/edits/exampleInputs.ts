import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { ownValue, type Json, type JsonObject } from '../../../shared/domain/json.ts';
import { isListType, type InputPort } from '../../../shared/domain/ports.ts';
import { filterExample } from '../../../shared/models/filterExample.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import { toFileRef } from './addFiles.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** An example to be set on the ports of a model's version. */
export type ExampleRequest = {
  readonly provider: string;
  readonly ports: readonly InputPort[];
  readonly input: JsonObject;
  readonly signal?: AbortSignal;
};

/** The inline values of an example, and why each other value was left out, one sentence each. */
export type ExampleInputs = {
  readonly inputs: { readonly [port: string]: Json };
  readonly dropped: readonly string[];
};

/** Filters an example through the ports, and has the engine fetch its files; those that are refused or gone are left out. */
export async function exampleInputs(
  app: Pick<App, 'client'>,
  { provider, ports, input, signal }: ExampleRequest,
): Promise<ExampleInputs> {
  const usable = filterExample(ports, input);
  const inputs: Record<string, Json> = { ...usable.inputs };
  const dropped = usable.dropped.map(shownSentence);
  for (const port of ports) {
    const urls = ownValue(usable.files, port.name) ?? [];
    const files: FileRef[] = [];
    for (const url of isListType(port.type) ? urls : urls.slice(0, 1)) {
      try {
        const from = { url };
        const { artifact } = await app.client.resources.files.download(
          { provider, from },
          signal === undefined ? {} : { signal },
        );
        files.push({ ...toFileRef(artifact), name: fileName(url, { port: port.name, artifact }) });
      } catch (error) {
        dropped.push(
          t('edits.models.exampleFileLeftOut', { port: port.title, why: failureOf(error).message }),
        );
      }
    }
    const [first] = files;
    if (first !== undefined) inputs[port.name] = isListType(port.type) ? files : first;
  }
  return { inputs, dropped };
}

type Fetched = { readonly port: string; readonly artifact: ArtifactRef };

/** A data URL names no file. */
function fileName(url: string, { port, artifact }: Fetched): string {
  if (!/^data:/i.test(url)) return artifact.name;
  const [, extension] = /\/([a-z0-9]+)/i.exec(artifact.mediaType) ?? [];
  return extension === undefined ? port : `${port}.${extension}`;
}
