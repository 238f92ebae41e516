import { CircleAlert } from 'lucide-react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { checkPolicy } from '../../../shared/graph/checkGraph.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { useNodePorts } from '../../canvas/useNode.ts';
import { useDocument, useView } from '../../engine/AppContext.tsx';
import { faultText } from '../runs/problemText.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** What keeps a node from running, where it belongs to no input that says it itself. */
export function NodeProblems({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const problems = useView((state) => state.problems);
  const models = useDocument((state) => state.pipeline.models);
  const { inputs } = useNodePorts(node.id);
  const found = problems
    .filter(
      ({ nodeId, port }) => nodeId === node.id && !inputs.some((input) => input.name === port),
    )
    .map(faultText);
  const known = [
    ...(findNodeType(node.type)?.check(node.settings, { models }) ?? []),
    ...checkPolicy(node, { models }),
  ].map(shownSentence);
  const messages = [...new Set([...found, ...known])];
  if (messages.length === 0) return null;
  return (
    <ul
      aria-label={t('inspector.nodeProblems.problems')}
      className="flex flex-col gap-1 border-b border-border bg-danger-soft px-3 py-2 text-sm text-danger"
    >
      {messages.map((message) => (
        <li key={message} className="flex gap-2">
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          <span className="min-w-0 break-words">{message}</span>
        </li>
      ))}
    </ul>
  );
}
