import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { reuseReasonOf } from '../../../shared/run/reuseReason.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { formatDate } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';

const minute = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** Why a node's earlier result, made at `madeAt`, was used again; undefined where nothing is known of it. */
export function useReuseSentence(nodeId: NodeId, madeAt: number | null): string | undefined {
  const node = useDocument(({ pipeline }) => findNode(pipeline.graph, nodeId));
  if (node === undefined || madeAt === null) return undefined;
  const when = formatDate(madeAt, minute);
  const reason = reuseReasonOf(node, madeAt);
  if (reason.kind !== 'unpinned') return t('runs.useReuseSentence.kept', { when });
  const days = Math.round(reason.lifetimeMs / 86_400_000);
  const what = t(`runs.useReuseSentence.${reason.of}`);
  return t('runs.useReuseSentence.keptBecause', { when, what, count: days });
}
