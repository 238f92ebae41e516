import { ownValue } from '../../../shared/domain/json.ts';
import { sentenceOf, toFailure } from '../../../shared/domain/failure.ts';
import { nodesOf, type FileRef, type Graph, type GraphNode } from '../../../shared/domain/graph.ts';
import { parseModelRef } from '../../../shared/domain/model.ts';
import { isFileType, itemTypeOf } from '../../../shared/domain/ports.ts';
import { findSecretRef } from '../../../shared/domain/secretRef.ts';
import type { Plan, PlanContext } from '../../../shared/graph/plan.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { problemOf } from '../../../shared/graph/problemOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { zFileRef } from '../../../shared/nodes/fileRef.ts';
import type { Connections } from '../connections/connections.ts';
import { resolveFile } from '../files/fileResolver.ts';
import { mapLimited } from '../files/mapLimited.ts';
import type { NamedSecrets } from '../secrets/namedSecrets.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { hasDestination, missingDestination } from './destination.ts';
import { modelOf, reach } from './modelOf.ts';
import type { SeenModels } from './seenModels.ts';

/** Looks at what a pure plan cannot see: files on disk, and models, tokens and providers far away. Spends nothing. */
export type Preflight = (
  plan: Plan,
  context: PlanContext & { readonly pipelinePath: string | null },
) => Promise<readonly Problem[]>;

/** A pipeline may name thousands of files, and each is open while it is read. */
const checksAtOnce = 16;

/** Wires the preflight. A model that was seen once is not asked for again. */
export function createPreflight(options: {
  readonly connections: Connections;
  readonly store: ArtifactStore;
  readonly secrets: NamedSecrets;
  readonly seen: SeenModels;
}): Preflight {
  const { seen } = options;

  const checkModel = async (node: GraphNode, graph: Graph): Promise<readonly Problem[]> => {
    try {
      const reference = modelOf(node, graph);
      if (reference === undefined) return [];
      // A model that was seen once is not asked for again, though nothing can be made of it without a token.
      await options.connections.requireToken(reference.provider);
      if (seen.has(reference)) return [];
      await reach(await options.connections.provider(reference.provider), reference);
      seen.note(reference);
      return [];
    } catch (error) {
      return [toProblem(node, error)];
    }
  };

  /** Asked every time: the user may make it, or remove it, between two runs. */
  const checkDestination = async (node: GraphNode): Promise<readonly Problem[]> => {
    const { provider: id, destination, createDestination } = node.settings;
    if (node.type !== 'training' || typeof id !== 'string' || typeof destination !== 'string')
      return [];
    if (createDestination === true || parseModelRef(destination) === undefined) return [];
    try {
      const at = { provider: await options.connections.provider(id), destination };
      if (await hasDestination(at, { retries: 1 })) return [];
      throw missingDestination(destination);
    } catch (error) {
      return [toProblem(node, error)];
    }
  };

  const checkFile = async (
    node: GraphNode,
    file: FileRef,
    pipelinePath: string | null,
  ): Promise<readonly Problem[]> => {
    try {
      await resolveFile(options.store, file, pipelinePath);
      return [];
    } catch (error) {
      return [toProblem(node, error)];
    }
  };

  const checkSecret = async (
    node: GraphNode,
    { name, port }: { readonly name: string; readonly port: string },
  ): Promise<readonly Problem[]> => {
    try {
      await options.secrets.get(name, port);
      return [];
    } catch (error) {
      return [toProblem(node, error)];
    }
  };

  return async (plan, { pipeline, pipelinePath }) => {
    const checks = nodesOf(plan.graph).flatMap((node) => [
      ...(isModel(node) ? [() => checkModel(node, plan.graph), () => checkDestination(node)] : []),
      ...secretsOf(node, pipeline.models).map((used) => () => checkSecret(node, used)),
      ...filesOf(node, pipeline.models).map((file) => () => checkFile(node, file, pipelinePath)),
    ]);
    return (await mapLimited(checks, checksAtOnce, (check) => check())).flat();
  };
}

function isModel({ type }: GraphNode): boolean {
  return findNodeType(type)?.category === 'model';
}

/** The files that a node names: an upload's, and those typed on file ports. */
function filesOf(node: GraphNode, models: PlanContext['pipeline']['models']): readonly FileRef[] {
  const uploads = node.type === 'file-upload' ? [node.settings['files']] : [];
  const ports = portsOf(node, { models }).inputs.filter((port) =>
    isFileType(itemTypeOf(port.type)),
  );
  if (uploads.length + ports.length === 0) return [];
  const typed = ports.map((port) => ownValue(node.inputs, port.name));
  return [...uploads, ...typed].flat().flatMap((json) => {
    const file = zFileRef.safeParse(json);
    return file.success ? [file.data] : [];
  });
}

/** The secrets that a node refers to, and the inputs that do. */
function secretsOf(
  node: GraphNode,
  models: PlanContext['pipeline']['models'],
): readonly { readonly name: string; readonly port: string }[] {
  return portsOf(node, { models }).inputs.flatMap(({ name: port, widget }) => {
    const reference =
      widget.kind === 'secret' ? findSecretRef(ownValue(node.inputs, port)) : undefined;
    return reference === undefined ? [] : [{ name: reference.secret, port }];
  });
}

function toProblem(node: GraphNode, error: unknown): Problem {
  const failure = toFailure(error);
  const port = failure.kind === 'invalid-input' ? failure.port : undefined;
  return { ...problemOf(node, sentenceOf(failure), port), kind: failure.kind };
}
