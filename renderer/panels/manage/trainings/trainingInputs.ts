import type { FileRef } from '../../../../shared/domain/graph.ts';
import { ownValue, type Json, type JsonObject } from '../../../../shared/domain/json.ts';
import { isFileType, itemTypeOf, type InputPort } from '../../../../shared/domain/ports.ts';
import { checkInput } from '../../../../shared/models/checkInputs.ts';
import { trainingPorts } from '../../../../shared/models/trainingPorts.ts';
import { readFileRefs } from '../../../nodes/widgets/fileRefs.ts';
import type { Faults } from '../form/fieldFaults.ts';
import type { Sentence } from '../../../../shared/domain/sentence.ts';
import { shownSentence } from '../../../messages/shownSentence.ts';
import { say } from '../../../../shared/sentences/say.ts';

/** The inputs of a training, from the schema of a version; undefined for a version that cannot be trained. */
export function findTrainingPorts(schema: JsonObject | null): readonly InputPort[] | undefined {
  const ports = trainingPorts(schema ?? {}).map(({ declared }) => declared);
  return ports.length === 0 ? undefined : ports;
}

/** What is wrong with the inputs of a training, by input. */
export function checkTrainingInputs(ports: readonly InputPort[], values: JsonObject): Faults {
  return Object.fromEntries(
    ports.flatMap((port) => {
      const value = ownValue(values, port.name) ?? null;
      const fault = value === null && port.required ? missing(port) : checkInput(port, value);
      return fault === undefined ? [] : [[port.name, shownSentence(fault)]];
    }),
  );
}

function missing({ title }: InputPort): Sentence {
  return say('inputs.enter', { what: say('inputs.named', { name: title }) });
}

/** The files among the inputs, in order; each has to be at the provider before the training starts. */
export function trainingFiles(ports: readonly InputPort[], values: JsonObject): readonly FileRef[] {
  return ports.filter(isFilePort).flatMap(({ name }) => readFileRefs(ownValue(values, name)));
}

/** The inputs as they are sent: only what is set, files by their addresses at the provider. */
export function toTrainingInput(
  ports: readonly InputPort[],
  values: JsonObject,
  urlOf: (file: FileRef) => string,
): JsonObject {
  return Object.fromEntries(
    ports.flatMap((port): readonly (readonly [string, Json])[] => {
      const value = ownValue(values, port.name);
      if (value === undefined) return [];
      if (!isFilePort(port)) return [[port.name, value]];
      const urls = readFileRefs(value).map(urlOf);
      return [[port.name, Array.isArray(value) ? urls : (urls[0] ?? null)]];
    }),
  );
}

function isFilePort(port: InputPort): boolean {
  return isFileType(itemTypeOf(port.type));
}
