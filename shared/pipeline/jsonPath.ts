import type { Place } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';

/** A place in a file for a message: `graph.nodes["my node"].inputs[2]`; `the top level` for the root. */
export function describePath(path: readonly PropertyKey[]): Place {
  const text = path.map((part, index) => step(part, index === 0)).join('');
  return text === '' ? say('repairs.topLevel') : text;
}

function step(part: PropertyKey, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  const name = String(part);
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return `[${JSON.stringify(name)}]`;
  return isFirst ? name : `.${name}`;
}
