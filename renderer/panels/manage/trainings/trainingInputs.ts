import type { FileRef } from '../../../../shared/domain/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../../shared/domain/json.ts';
import {
  isFileType,
  isListType,
  itemTypeOf,
  type InputPort,
  type PortType,
  type Widget,
} from '../../../../shared/domain/ports.ts';
import { checkInput } from '../../../../shared/models/checkInputs.ts';
import { portsFromSchema } from '../../../../shared/models/portsFromSchema.ts';
import { readFileRefs } from '../../../nodes/widgets/fileRefs.ts';
import type { Faults } from '../form/fieldFaults.ts';

/** The inputs of a training, from the schema of a version; undefined for a version that cannot be trained. */
export function findTrainingPorts(schema: JsonObject | null): readonly InputPort[] | undefined {
  const components = schema?.['components'];
  if (schema === null || !isJsonObject(components)) return undefined;
  const { schemas } = components;
  if (!isJsonObject(schemas) || schemas['TrainingInput'] === undefined) return undefined;
  // The ports of a prediction come from `Input`: a training's are written the same way.
  const asInput = { ...schemas, Input: schemas['TrainingInput'] };
  return portsFromSchema({ ...schema, components: { ...components, schemas: asInput } }).inputs.map(
    takesAnyFile,
  );
}

/** What is called `input_images` is a zip of them, more often than not. */
function takesAnyFile(port: InputPort): InputPort {
  if (!isFilePort(port)) return port;
  return { ...port, type: anyFile(port.type), widget: anyFileWidget(port.widget) };
}

function anyFile(type: PortType): PortType {
  return isListType(type) ? { list: anyFile(type.list) } : 'file';
}

function anyFileWidget(widget: Widget): Widget {
  return widget.kind === 'file' || widget.kind === 'files' ? { ...widget, accept: 'file' } : widget;
}

/** What is wrong with the inputs of a training, by input. */
export function checkTrainingInputs(ports: readonly InputPort[], values: JsonObject): Faults {
  return Object.fromEntries(
    ports.flatMap((port) => {
      const fault = checkInput(port, values[port.name] ?? null);
      return fault === undefined ? [] : [[port.name, fault.replace(' or connect one', '')]];
    }),
  );
}

/** The files among the inputs, in order; each has to be at the provider before the training starts. */
export function trainingFiles(ports: readonly InputPort[], values: JsonObject): readonly FileRef[] {
  return ports.filter(isFilePort).flatMap(({ name }) => readFileRefs(values[name]));
}

/** The inputs as they are sent: only what is set, files by their addresses at the provider. */
export function toTrainingInput(
  ports: readonly InputPort[],
  values: JsonObject,
  urlOf: (file: FileRef) => string,
): JsonObject {
  return Object.fromEntries(
    ports.flatMap((port): readonly (readonly [string, Json])[] => {
      const value = values[port.name];
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
