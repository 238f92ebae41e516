import { memo, type ComponentType, type ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import { DefaultBody } from './DefaultBody.tsx';
import { DownloadBody } from './overrides/DownloadBody.tsx';
import { FileUploadBody } from './overrides/FileUploadBody.tsx';
import { NoteBody } from './overrides/NoteBody.tsx';
import { PredictionBody } from './overrides/PredictionBody.tsx';
import { TrainingBody } from './overrides/TrainingBody.tsx';
import { UnknownBody } from './overrides/UnknownBody.tsx';
import { useLanguage } from '../messages/useLanguage.ts';

/** The bodies of node types that need one of their own. */
const overrides: { readonly [type: string]: ComponentType<{ readonly node: GraphNode }> } = {
  download: DownloadBody,
  'file-upload': FileUploadBody,
  note: NoteBody,
  prediction: PredictionBody,
  training: TrainingBody,
};

/** What a node shows below its title. */
export const NodeBody = memo(function NodeBody({ node }: { readonly node: GraphNode }): ReactNode {
  useLanguage();
  if (findNodeType(node.type) === undefined) return <UnknownBody node={node} />;
  const Body = overrides[node.type] ?? DefaultBody;
  return <Body node={node} />;
});
