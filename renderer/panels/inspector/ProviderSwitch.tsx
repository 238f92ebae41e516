import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { readModel } from './readModel.ts';

const providers = [
  { value: 'builtin', label: 'This computer' },
  { value: 'replicate', label: 'Replicate' },
  { value: 'lowcodeapi', label: 'LowCodeAPI' },
];

/** Which service runs the node's model. */
export function ProviderSwitch({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const apply = useDocument((state) => state.apply);
  const { provider } = readModel(node);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="chrome text-sm font-medium">Runs on</span>
      <SegmentedControl
        label="Runs on"
        value={provider}
        options={providers}
        onChange={(next) =>
          apply({ type: 'setSettings', nodeId: node.id, settings: { provider: next } })
        }
      />
    </div>
  );
}
