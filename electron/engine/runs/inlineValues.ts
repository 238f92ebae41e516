import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { isInlineFile, readInlineValue, toInlineValue } from '../../../shared/graph/inlineValue.ts';
import { portsOf } from '../../../shared/graph/portsOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { RunRequest } from './runRequest.ts';

/** The values typed on a node; at once unless there are files among them. */
export function inlineValues(
  store: ArtifactStore,
  request: RunRequest,
  node: GraphNode,
): PortValues | Promise<PortValues> {
  const values: { [port: string]: Value } = {};
  const files: Promise<void>[] = [];
  const resolve = (file: Parameters<typeof resolveFile>[1]): ReturnType<typeof resolveFile> =>
    resolveFile(store, file, request.pipelinePath);
  for (const port of portsOf(node, { models: request.pipeline.models }).inputs) {
    const typed =
      node.inputs[port.name] ??
      (findNodeType(node.type)?.category === 'model' ? undefined : port.default);
    if (typed === undefined || typed === null) continue;
    const at = { type: port.type, port: port.name };
    if (isInlineFile(typed, port.type))
      files.push(
        toInlineValue(typed, at, resolve).then((value) => {
          values[port.name] = value;
        }),
      );
    else values[port.name] = readInlineValue(typed, at);
  }
  return files.length === 0 ? values : Promise.all(files).then(() => values);
}
