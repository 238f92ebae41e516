import { ownValue } from '../../../shared/domain/json.ts';
import { depthOf, type InputPort } from '../../../shared/domain/ports.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { convertValue, depthOfValue } from '../../../shared/graph/convertValue.ts';
import { nameOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { readSource, type Task } from './sources.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** What a port gets: a value, or why there is none, in one sentence; undefined where it needs none. */
type Read =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'untaken' | 'nothing'; readonly because: Sentence };

/** Reads a port of a task all of whose sources have ended. */
export function readInput(task: Task, port: InputPort): Read | undefined {
  const typed = ownValue(task.owner.inline, port.name);
  const inline: Read | undefined =
    typed === undefined ? undefined : { kind: 'value', value: typed };
  const source = task.sources.get(port.name);
  if (source === undefined) return inline;
  const reading = readSource(source, task.owner.takesWhatCame ? 'whatCame' : 'all');
  if (reading.kind === 'value' || reading.kind === 'untaken') return reading;
  if (reading.kind !== 'absent' || typed !== undefined) return inline;
  const { node } = reading.owner;
  return port.required || findNodeType(node.type)?.sink === true
    ? {
        kind: 'nothing',
        because: say('skips.gaveNothing', { node: nameOf(node), port: reading.port }),
      }
    : undefined;
}

/** A port of a task, and what it gets. */
type PortRead = { readonly port: InputPort; readonly read: Read | undefined };

/** Why a task is left out, as a branch that leads to it was not taken; undefined where it is not. */
export function untakenIn({ owner }: Task, reads: readonly PortRead[]): Sentence | undefined {
  if (owner.takesEitherWay && reads.some(({ read }) => read?.kind === 'value')) return undefined;
  for (const { read } of reads) if (read?.kind === 'untaken') return read.because;
  return undefined;
}

/**
 * The values of a task's ports, as they arrived and as the ports take them, or why it cannot run. Throws
 * `invalid-input` for a value that its port does not take.
 */
export function takeInputs(
  reads: readonly PortRead[],
): { readonly arrived: PortValues; readonly inputs: PortValues } | { readonly because: Sentence } {
  const arrived: { [port: string]: Value } = {};
  // The same as long as no value needs a conversion: most need none.
  let inputs = arrived;
  for (const { port, read } of reads) {
    if (read?.kind === 'nothing') return read;
    if (read?.kind !== 'value') continue;
    const value = convertValue(read.value, port.type, port.name);
    if (value !== read.value && inputs === arrived) inputs = { ...arrived };
    arrived[port.name] = read.value;
    inputs[port.name] = value;
  }
  return { arrived, inputs };
}

/** Says whether a list came where a single value was declared. */
export function isDeeper({ port, read }: PortRead): boolean {
  if (read?.kind !== 'value' || port.type === 'any') return false;
  return depthOfValue(read.value) > depthOf(port.type);
}
