import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { toArtifactId, toNodeId } from '../../shared/domain/ids.ts';
import type { ArtifactSource, ExportRequest, NodeContext } from '../../shared/nodes/nodeContext.ts';

/** A node's context that notes what the node did; nothing touches a disk. */
export function createFakeContext(changes: Partial<NodeContext> = {}) {
  const exported: ExportRequest[] = [];
  const saved: ArtifactSource[] = [];
  const reported: number[] = [];
  const context: NodeContext = {
    nodeId: toNodeId('n'),
    title: 'My node',
    path: [],
    signal: new AbortController().signal,
    models: {},
    pipelineName: 'My pipeline',
    sourceOf: () => undefined,
    predict: () => Promise.reject(new Error('no prediction was expected')),
    train: () => Promise.reject(new Error('no training was expected')),
    zipFiles: () => Promise.reject(new Error('no zip was expected')),
    saveArtifact: async (source) => {
      saved.push(source);
      return someArtifact(source.name, source.mediaType, saved.length);
    },
    readArtifact: () => Promise.reject(new Error('no reading was expected')),
    resolveFile: async (file) => someArtifact(file.name, file.mediaType ?? 'text/plain'),
    exportFile: async (request) => {
      exported.push(request);
      return `/out/${request.fileName}`;
    },
    report: (fraction) => void reported.push(fraction),
    ...changes,
  };
  return { context, exported, saved, reported, names: () => exported.map((each) => each.fileName) };
}

/** An artifact that is nowhere. */
export function someArtifact(name: string, mediaType = 'image/png', number = 1): ArtifactRef {
  return { id: toArtifactId(String(number).padStart(64, '0')), name, mediaType, size: 1 };
}
