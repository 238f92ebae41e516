import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { describeReuse, reuseReasonOf } from '../../../shared/run/reuseReason.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { useNow } from '../useNow.ts';
import { t } from '../../messages/t.ts';

/** Why a node's earlier result, made at `madeAt`, was used again; undefined where nothing is known of it. */
export function useReuseSentence(nodeId: NodeId, madeAt: number | null): string | undefined {
  const node = useDocument(({ pipeline }) => findNode(pipeline.graph, nodeId));
  const now = useNow(false);
  if (node === undefined || madeAt === null) return undefined;
  const when = describeReuse({ kind: 'same', at: madeAt }, { now });
  const reason = reuseReasonOf(node, madeAt);
  return reason.kind === 'same'
    ? t('runs.useReuseSentence.kept', { when })
    : t('runs.useReuseSentence.keptBecause', { when, because: describeReuse(reason, { now }) });
}
