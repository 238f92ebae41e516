import { depthOf, type InputPort } from '../../../shared/domain/ports.ts';
import type { Value } from '../../../shared/domain/values.ts';
import { depthOfValue } from '../../../shared/graph/convertValue.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { readSource, type Task } from './sources.ts';

/** What a port gets: a value, or why there is none, in one sentence; undefined where it needs none. */
type Read =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'untaken' | 'nothing'; readonly because: string };

/** Reads a port of a task all of whose sources have ended. */
export function readInput(task: Task, port: InputPort): Read | undefined {
  const typed = task.owner.inline[port.name];
  const inline: Read | undefined =
    typed === undefined ? undefined : { kind: 'value', value: typed };
  const source = task.sources.get(port.name);
  if (source === undefined) return inline;
  const reading = readSource(source);
  if (reading.kind === 'value' || reading.kind === 'untaken') return reading;
  if (reading.kind !== 'absent' || typed !== undefined) return inline;
  const { node } = reading.owner;
  return port.required || findNodeType(node.type)?.sink === true
    ? { kind: 'nothing', because: `"${titleOf(node)}" gave nothing on "${reading.port}".` }
    : undefined;
}

/** Says whether a list came where a single value was declared. */
export function isDeeper({
  port,
  read,
}: {
  readonly port: InputPort;
  readonly read: Read | undefined;
}): boolean {
  if (read?.kind !== 'value' || port.type === 'any') return false;
  return depthOfValue(read.value) > depthOf(port.type);
}
