import { findNode, type Pipeline } from '../domain/graph.ts';
import { isJsonObject, type Json, ownValue } from '../domain/json.ts';
import type { GraphCommand } from './commands.ts';

/**
 * Commands with the same key, one soon after the other, are one step of undo: typing, a slider, moving by arrow keys.
 * `pipeline` is what the command is applied to. Undefined for a command that is a step by itself.
 */
export function coalesceKey(pipeline: Pipeline, command: GraphCommand): string | undefined {
  switch (command.type) {
    case 'setInput': {
      const { nodeId, port, value } = command;
      const before = ownValue(findNode(pipeline.graph, nodeId)?.inputs ?? {}, port);
      return keyOf(`input ${nodeId} ${port}`, typedAt(before, value));
    }
    case 'setSettings': {
      const { nodeId, settings } = command;
      const before = findNode(pipeline.graph, nodeId)?.settings ?? {};
      const [name, ...others] = Object.keys(settings);
      if (name === undefined || others.length > 0) return undefined;
      return keyOf(`setting ${nodeId} ${name}`, typedAt(before[name], settings[name]));
    }
    case 'setTitle':
      return `title ${command.nodeId}`;
    case 'setPolicy':
      return command.field === undefined ? undefined : `policy ${command.nodeId} ${command.field}`;
    case 'rename':
      return 'rename';
    case 'add':
    case 'remove':
    case 'connect':
    case 'setDisabled':
    case 'setBypassed':
    case 'setFrame':
    case 'setCombine':
    case 'setModel':
      return undefined;
    case 'place':
      return command.isNudge === true
        ? `nudge ${Object.keys(command.layout).join(' ')}`
        : undefined;
  }
}

function keyOf(what: string, where: string | undefined): string | undefined {
  return where === undefined ? undefined : `${what}${where}`;
}

/** Where inside a value a text or a number was typed; undefined for a change that comes whole: a file, a switch, a new row. */
function typedAt(before: Json | undefined, after: Json | undefined): string | undefined {
  if (isTyped(before) && isTyped(after)) return '';
  const [old, next] = [partsOf(before), partsOf(after)];
  const isAlike = Array.isArray(before) === Array.isArray(after);
  return old !== undefined && next !== undefined && isAlike ? typedIn(old, next) : undefined;
}

type Parts = { readonly [key: string]: Json };

function partsOf(value: Json | undefined): Parts | undefined {
  if (!Array.isArray(value)) return isJsonObject(value) ? value : undefined;
  const rows: readonly Json[] = value;
  return Object.fromEntries(rows.map((row, index) => [index, row]));
}

/** In exactly one of the parts, of which none came or went. */
function typedIn(before: Parts, after: Parts): string | undefined {
  const keys = Object.keys(after);
  if (keys.join(' ') !== Object.keys(before).join(' ')) return undefined;
  const [key, ...others] = keys.filter((each) => before[each] !== after[each]);
  if (key === undefined || others.length > 0) return undefined;
  const inside = typedAt(before[key], after[key]);
  return inside === undefined ? undefined : ` ${key}${inside}`;
}

/** An emptied field has no value. */
function isTyped(value: Json | undefined): boolean {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}
