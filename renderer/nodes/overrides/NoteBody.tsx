import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { SettingRows } from '../SettingRows.tsx';

/** A remark: nothing but its text. */
export function NoteBody({ node }: { readonly node: GraphNode }): ReactNode {
  return <SettingRows node={node} />;
}
