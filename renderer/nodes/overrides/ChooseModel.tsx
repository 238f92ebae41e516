import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';

type Props = {
  readonly node: GraphNode;
  readonly label: string;
  /** What the choice is for. */
  readonly children: string;
};

/** What a node shows while no model is chosen. */
export function ChooseModel({ node, label, children }: Props): ReactNode {
  const app = useApp();
  return (
    <div className="node-row pb-3">
      <p className="mb-2 text-sm text-muted">{children}</p>
      <Button
        kind="primary"
        icon={Sparkles}
        className="nodrag w-full"
        onClick={() => app.ui.getState().openPalette({ chooseModelFor: node.id })}
      >
        {label}
      </Button>
    </div>
  );
}
