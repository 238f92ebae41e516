import { describeTypeWithArticle, type NodePorts, type PortType } from '../domain/ports.ts';
import { canConvert } from '../graph/canConvert.ts';

/** How the ports of one model stand to those of another, by their names. */
export type PortComparison = {
  /** An input (where there are any) and an output of the first are in the second too, for values that fit. */
  readonly compatible: boolean;
  /** How many ports of the first are in the second too. */
  readonly shared: number;
  /** What the second lacks, has otherwise or needs beside: one sentence each. */
  readonly differences: readonly string[];
};

type Port = { readonly name: string; readonly title: string; readonly type: PortType };
type Side = { readonly shared: number; readonly differences: readonly string[] };

/** Compares the ports that a node has with those that another model would give it. */
export function comparePorts(before: NodePorts, after: NodePorts): PortComparison {
  const inputs = compareSide('input', before.inputs, after.inputs);
  const outputs = compareSide('output', before.outputs, after.outputs);
  const known = new Set(before.inputs.map(({ name }) => name));
  const needed = after.inputs
    .filter(({ name, required }) => required && !known.has(name))
    .map(({ title, type }) => `It also needs ${describeTypeWithArticle(type)} for "${title}".`);
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
  const differences = before.flatMap(({ name, title, type }): readonly string[] => {
    const other = others.get(name);
    if (other === undefined) return [`It has no ${side} "${title}".`];
    const now = describeTypeWithArticle(other.type);
    const was = describeTypeWithArticle(type);
    return fits(side, type, other.type) ? [] : [`Its ${side} "${title}" is ${now}, not ${was}.`];
  });
  return { shared: before.length - differences.length, differences };
}

/** What went into the port still does; what came out of it still goes where it went. */
function fits(side: 'input' | 'output', before: PortType, after: PortType): boolean {
  const conversion = side === 'input' ? canConvert(before, after) : canConvert(after, before);
  return conversion.kind === 'same' || conversion.kind === 'convert';
}
