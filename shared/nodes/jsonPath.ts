import { isJsonObject, type Json } from '../domain/json.ts';
import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

/** One step of a path: a name, or a position (negative counts from the end). */
export type JsonPathStep = string | number;

type ParsedPath =
  | { readonly ok: true; readonly steps: readonly JsonPathStep[] }
  | { readonly ok: false; readonly fault: Sentence };

const stepPattern = /\.?([A-Za-z_$][\w$-]*)|\[(-?\d+)\]|\[(?:"([^"]*)"|'([^']*)')\]/;

/** Reads a path such as `$.colors[0]["hex code"]`; an empty path is the whole value. */
export function parseJsonPath(path: string): ParsedPath {
  const text = path.trim().replace(/^\$(?=[.[]|$)/, '');
  const steps: JsonPathStep[] = [];
  const step = new RegExp(stepPattern, 'y');
  let index = 0;
  while (index < text.length) {
    step.lastIndex = index;
    const match = step.exec(text);
    if (match === null) {
      return {
        ok: false,
        fault: say('nodes.path', { path, rest: text.slice(index) }),
      };
    }
    const [, name, position, double, single] = match;
    steps.push(position === undefined ? (name ?? double ?? single ?? '') : Number(position));
    index = step.lastIndex;
  }
  return { ok: true, steps };
}

/** The value at the path, or undefined when the JSON has nothing there. */
export function readJsonPath(json: Json, steps: readonly JsonPathStep[]): Json | undefined {
  let current: Json | undefined = json;
  for (const step of steps) {
    if (Array.isArray(current) && typeof step === 'number')
      current = (current as readonly Json[]).at(step);
    else if (isJsonObject(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }
  return current;
}
