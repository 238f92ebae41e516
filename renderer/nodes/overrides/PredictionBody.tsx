import { Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { modelKey, type GraphNode } from '../../../shared/domain/graph.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { NodeResults } from '../NodeResults.tsx';
import { PortRows } from '../PortRows.tsx';

/** The model of a prediction, its ports and what it gave. */
export function PredictionBody({ node }: { readonly node: GraphNode }): ReactNode {
  const app = useApp();
  const { model, version, provider } = readModel(node);
  const snapshot = useDocument((state) => state.pipeline.models[modelKey(model, version)]);
  const choose = (): void => app.ui.getState().openPalette({ chooseModelFor: node.id });
  if (model === '') {
    return (
      <div className="node-row pb-3">
        <p className="mb-2 text-sm text-muted">
          Choose what this node runs. Its inputs and outputs come from the model.
        </p>
        <Button kind="primary" icon={Sparkles} className="nodrag w-full" onClick={choose}>
          Choose a model
        </Button>
      </div>
    );
  }
  return (
    <>
      <button
        type="button"
        className="model-line nodrag chrome"
        title={snapshot?.description ?? `${model} has no schema in this pipeline: choose it again.`}
        aria-label={`Model ${model}: choose another`}
        onClick={choose}
      >
        <span className="truncate">{model}</span>
        <span className="shrink-0">
          {version === null
            ? snapshot?.official === true
              ? 'official'
              : provider
            : version.slice(0, 7)}
        </span>
      </button>
      <PortRows node={node} side="output" />
      <PortRows node={node} side="input" />
      <NodeResults node={node} />
    </>
  );
}

function readModel({ settings }: GraphNode): {
  readonly model: string;
  readonly version: string | null;
  readonly provider: string;
} {
  const { model, version, provider } = settings;
  return {
    model: typeof model === 'string' ? model : '',
    version: typeof version === 'string' ? version : null,
    provider: typeof provider === 'string' ? provider : '',
  };
}
