import type { JsonObject } from '../domain/json.ts';
import { isFileType, isListType, listOf, type InputPort } from '../domain/ports.ts';
import { inputPortsOf } from './portsFromSchema.ts';

/** An input of a training: the port that a node shows, and the port that the model declares. */
export type TrainingPort = { readonly shown: InputPort; readonly declared: InputPort };

const looseFiles = 'Several files are put into one zip.';

/**
 * The inputs of a training from its base version's schema; none for a model that cannot be trained. A single file
 * shows as a list: it is a zip as a rule, and loose files make one, so that a list is one training and not many.
 */
export function trainingPorts(schema: JsonObject): readonly TrainingPort[] {
  return inputPortsOf('TrainingInput', schema).map((port) => {
    if (isListType(port.type) || !isFileType(port.type)) return { shown: port, declared: port };
    // A zip of pictures is no picture, whatever the name of the input promises.
    const declared: InputPort = {
      ...port,
      type: 'file',
      widget: { kind: 'file', accept: 'file' },
    };
    const widget = { kind: 'files', accept: 'file' } as const;
    const description = [port.description, looseFiles].filter((text) => text !== undefined);
    const shown = { ...port, description: description.join('\n\n'), type: listOf('file'), widget };
    return { shown, declared };
  });
}

/** Says whether loose files on this input become one zip, also when there is only one file. */
export function wantsZip({ name, title, description = '' }: InputPort): boolean {
  return /\b(zip|archive)/i.test(`${name.replaceAll('_', ' ')} ${title} ${description}`);
}
