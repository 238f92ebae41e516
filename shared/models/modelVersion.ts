import type { InputPort } from '../domain/ports.ts';
import { invalidInput } from '../domain/failure.ts';
import { parseModelRef } from '../domain/model.ts';
import type { PortValues } from '../domain/values.ts';
import { say } from '../sentences/say.ts';

/**
 * The input of a Prediction that takes another version than the one it was made with, as a Training gives it.
 * Inputs of models are named by Python identifiers, so none has this name.
 */
export const modelVersionPort: InputPort = {
  name: 'model-version',
  title: 'Model version',
  description:
    'Runs this version in place of the chosen one, which it has to have the inputs of: `owner/name:version`, or a version id.',
  type: 'text',
  role: 'model-version',
  required: false,
  advanced: true,
  widget: { kind: 'line', placeholder: 'owner/name:version' },
};

/** A version to run; `model` is absent where only its id was given. */
export type NamedVersion = { readonly model?: string; readonly version: string };

const versionId = /^[0-9a-f]{64}$/;

/** Reads `owner/name:version` or a bare version id (64 hex digits). Throws `invalid-input` with the port for anything else. */
export function parseModelVersion(text: string): NamedVersion {
  const written = text.trim();
  if (versionId.test(written)) return { version: written };
  const ref = parseModelRef(written);
  if (ref?.version !== undefined)
    return { model: `${ref.owner}/${ref.name}`, version: ref.version };
  const shown = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  throw invalidInput(
    say('values.noVersion', { port: modelVersionPort.title, value: shown }),
    modelVersionPort.name,
  );
}

/** The version that arrived on the port, if one did. */
export function modelVersionIn(inputs: PortValues): NamedVersion | undefined {
  const value = inputs[modelVersionPort.name];
  return value?.type === 'text' ? parseModelVersion(value.text) : undefined;
}
