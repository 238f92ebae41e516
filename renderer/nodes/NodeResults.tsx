import type { ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { Value } from '../../shared/domain/values.ts';
import { titleOf } from './shown/titleOf.ts';
import { ValuePreview } from './previews/ValuePreview.tsx';
import { useNodeOutputs } from './useNodeOutputs.ts';
import { t } from '../messages/t.ts';

/**
 * What a node gave in the shown run: its main output, or the text that streams in. Of several outputs the first
 * file is shown, and the inspector has the rest: a node that grew by all of them would cover its neighbours.
 */
export function NodeResults({ node }: { readonly node: GraphNode }): ReactNode {
  const { shown, isLive } = useNodeOutputs(node.id);
  const main = shown.find(({ value }) => holdsFile(value)) ?? shown[0];
  if (main === undefined) return null;
  const others = shown.filter((each) => each !== main).length;
  return (
    <div className="node-results nodrag">
      <ValuePreview
        value={main.value}
        title={shown.length === 1 ? titleOf(node) : `${titleOf(node)} ${main.port.title}`}
        isLive={isLive}
      />
      {others > 0 && (
        <p className="chrome mt-1 text-xs text-muted">
          {t('nodes.nodeResults.moreInspector', { title: main.port.title, others })}
        </p>
      )}
    </div>
  );
}

function holdsFile(value: Value): boolean {
  return value.type === 'file' || (value.type === 'list' && value.items.some(holdsFile));
}
