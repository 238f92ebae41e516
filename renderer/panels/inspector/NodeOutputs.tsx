import type { GraphNode } from '../../../shared/domain/graph.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { ValuePreview } from '../../nodes/previews/ValuePreview.tsx';
import { useNodeOutputs } from '../../nodes/useNodeOutputs.ts';
import { t } from '../../messages/t.ts';

/** Everything a node gave in the shown run, each output under its name where there are several. */
export function NodeOutputs({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const { shown, isLive } = useNodeOutputs(node.id);
  if (shown.length === 0) return null;
  const [only] = shown.length === 1 ? shown : [];
  if (only !== undefined)
    return <ValuePreview value={only.value} title={titleOf(node)} isLive={isLive} />;
  return (
    <dl aria-label={t('common.outputs')} className="flex flex-col gap-3">
      {shown.map(({ port, value }) => (
        <div key={port.name} className="min-w-0">
          <dt className="mb-1 text-sm font-medium" title={port.description}>
            {port.title}
          </dt>
          <dd>
            <ValuePreview value={value} title={`${titleOf(node)} ${port.title}`} isLive={isLive} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
