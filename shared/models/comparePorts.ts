import type { NodePorts, PortType } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { canConvert } from '../graph/canConvert.ts';
import { say } from '../sentences/say.ts';

/** How the ports of one model stand to those of another, by their names. */
export type PortComparison = {
  /** An input (where there are any) and an output of the first are in the second too, for values that fit. */
  readonly compatible: boolean;
  /** How many ports of the first are in the second too. */
  readonly shared: number;
  /** What the second lacks, has otherwise or needs beside: one sentence each. */
  readonly differences: readonly Sentence[];
};

type Port = { readonly name: string; readonly title: string; readonly type: PortType };
type Side = { readonly shared: number; readonly differences: readonly Sentence[] };

/** Compares the ports that a node has with those that another model would give it. */
export function comparePorts(before: NodePorts, after: NodePorts): PortComparison {
  const inputs = compareSide('input', before.inputs, after.inputs);
  const outputs = compareSide('output', before.outputs, after.outputs);
  const known = new Set(before.inputs.map(({ name }) => name));
  const needed = after.inputs
    .filter(({ name, required }) => required && !known.has(name))
    .map(({ title: port, type }) => say('changes.alsoNeeds', { type: { portType: type }, port }));
  return {
    compatible: outputs.shared > 0 && (inputs.shared > 0 || before.inputs.length === 0),
    shared: inputs.shared + outputs.shared,
    differences: [...inputs.differences, ...outputs.differences, ...needed],
  };
}

function compareSide(
  side: 'input' | 'output',
  before: readonly Port[],
  after: readonly Port[],
): Side {
  const others = new Map(after.map((port) => [port.name, port]));
  const differences = before.flatMap(({ name, title: port, type }): readonly Sentence[] => {
    const other = others.get(name);
    const isInput = side === 'input';
    if (other === undefined)
      return [isInput ? say('changes.lacksInput', { port }) : say('changes.lacksOutput', { port })];
    if (fits(side, type, other.type)) return [];
    const said = { port, now: { portType: other.type }, was: { portType: type } };
    return [isInput ? say('changes.otherInput', said) : say('changes.otherOutput', said)];
  });
  return { shared: before.length - differences.length, differences };
}

/** What went into the port still does; what came out of it still goes where it went. */
function fits(side: 'input' | 'output', before: PortType, after: PortType): boolean {
  const conversion = side === 'input' ? canConvert(before, after) : canConvert(after, before);
  return conversion.kind === 'same' || conversion.kind === 'convert';
}
