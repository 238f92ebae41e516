import { mayBeRounded, type Json, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf, type InputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
import { checkInput } from './checkInputs.ts';
import { isFileUrl } from './toOutputValue.ts';

/** What of a model's example can be used with the current schema. */
export type UsableExample = {
  /** Values to set, by port. */
  readonly inputs: JsonObject;
  /** Addresses of the example's files, by port: to be fetched into the artifact store first. They may be gone. */
  readonly files: { readonly [port: string]: readonly string[] };
  /** Why each other value was left out, one sentence each. */
  readonly dropped: readonly Sentence[];
};

/** Filters example inputs through the ports of the current version: many examples were made with an older one. */
export function filterExample(ports: readonly InputPort[], example: JsonObject): UsableExample {
  const byName = new Map(ports.map((port) => [port.name, port]));
  const inputs = new Map<string, Json>();
  const files = new Map<string, readonly string[]>();
  const dropped: Sentence[] = [];
  for (const [name, json] of Object.entries(example)) {
    const port = byName.get(name);
    if (port === undefined) dropped.push(say('changes.exampleInput', { name }));
    else if (json === null || port.widget.kind === 'secret') continue;
    else if (isFileType(itemTypeOf(port.type))) {
      const urls = (Array.isArray(json) ? json : [json]).filter((item: Json) => isFileUrl(item));
      if (urls.length > 0) files.set(name, urls);
      else dropped.push(say('changes.exampleFile', { port: port.title }));
    } else if (itemTypeOf(port.type) !== 'number' && mayBeRounded(json))
      dropped.push(say('changes.exampleDigits', { port: port.title }));
    else {
      const fault = checkInput(port, json);
      if (fault === undefined) inputs.set(name, json);
      else dropped.push(fault);
    }
  }
  return { inputs: Object.fromEntries(inputs), files: Object.fromEntries(files), dropped };
}
