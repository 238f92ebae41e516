import { nodesOf, type GraphNode, type Pipeline } from '../../shared/domain/graph.ts';
import { isJsonObject, type Json, ownValue } from '../../shared/domain/json.ts';
import { describeType } from '../../shared/domain/ports.ts';
import { portsOf, titleOf } from '../../shared/graph/portsOf.ts';
import { originOf } from '../../shared/graph/throughReroutes.ts';
import { listRunInputs, takesFiles, type RunInput } from '../../shared/run/runInputs.ts';

/** What is in a pipeline, as `patchbay inspect` tells it. */
export type PipelineDescription = {
  readonly name: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly title: string;
    readonly type: string;
    readonly model?: string;
    readonly disabled?: boolean;
    readonly bypassed?: boolean;
    /** The id of the frame that it belongs to. */
    readonly frame?: string;
    /** `from`: the `node.port` addresses that feed the port. */
    readonly inputs: readonly {
      readonly name: string;
      readonly type: string;
      readonly required: boolean;
      readonly from: readonly string[];
    }[];
    readonly outputs: readonly { readonly name: string; readonly type: string }[];
  }[];
  /** What `--input` takes; ports that another node feeds are left out. */
  readonly inputs: readonly {
    readonly name: string;
    readonly type: string;
    readonly value?: string;
  }[];
  readonly models: readonly {
    readonly model: string;
    readonly version: string | null;
    readonly title?: string;
  }[];
};

/** Describes a pipeline; pure. */
export function describePipeline(pipeline: Pipeline): PipelineDescription {
  return {
    name: pipeline.name,
    nodes: nodesOf(pipeline.graph).map((node) => describeNode(pipeline, node)),
    inputs: listRunInputs(pipeline)
      .filter((input) => !input.connected)
      .map((input) => ({
        name: input.name,
        type: describeType(input.type),
        ...valueOf(pipeline, input),
      })),
    models: Object.values(pipeline.models).map(({ model, version, title }) => ({
      model,
      version,
      ...(title === undefined ? {} : { title }),
    })),
  };
}

function describeNode(pipeline: Pipeline, node: GraphNode): PipelineDescription['nodes'][number] {
  const ports = portsOf(node, { models: pipeline.models });
  const model = node.settings['model'];
  const sourcesOf = (port: string): readonly string[] =>
    pipeline.graph.edges
      .filter((edge) => edge.target === node.id && edge.targetPort === port)
      .map((edge) => originOf(pipeline.graph, edge))
      .map((edge) => `${edge.source}.${edge.sourcePort}`);
  return {
    id: node.id,
    title: titleOf(node),
    type: node.type,
    ...(typeof model === 'string' ? { model } : {}),
    ...(node.disabled === true ? { disabled: true } : {}),
    ...(node.bypassed === true ? { bypassed: true } : {}),
    ...(node.frame === undefined ? {} : { frame: node.frame }),
    inputs: ports.inputs.map((port) => ({
      name: port.name,
      type: describeType(port.type),
      required: port.required,
      from: sourcesOf(port.name),
    })),
    outputs: ports.outputs.map(({ name, type }) => ({ name, type: describeType(type) })),
  };
}

/** The value that is there now, in short. */
function valueOf(pipeline: Pipeline, input: RunInput): { readonly value?: string } {
  const node = pipeline.graph.nodes[input.nodeId];
  if (node === undefined) return {};
  const source = takesFiles(input) ? node.settings['files'] : node.settings[node.type];
  const value = input.port === null ? source : ownValue(node.inputs, input.port);
  return value === undefined ? {} : { value: shorten(namesOf(value)) };
}

function namesOf(value: Json): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map(namesOf).join(', ');
  if (isJsonObject(value) && typeof value['name'] === 'string') return value['name'];
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
