import { Copy } from 'lucide-react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly id: string; readonly nodeId: NodeId };

/** The provider's id of what a node had done, a prediction or a training, to copy. */
export function PredictionId({ id, nodeId }: Props): React.JSX.Element {
  const app = useApp();
  const isTraining = useDocument(
    ({ pipeline }) => pipeline.graph.nodes[nodeId]?.type === 'training',
  );
  const noun = isTraining ? 'training' : 'prediction';
  const copy = async (): Promise<void> => {
    await app.clipboard.write(id);
    app.notify({ kind: 'success', message: t(`runs.predictionId.${noun}Copied`) });
  };
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm text-muted">
      {t(`runs.predictionId.${noun}`)}
      <span className="min-w-0 truncate font-mono text-xs text-text">{id}</span>
      <IconButton
        label={t(
          isTraining ? 'runs.predictionId.copyTraining' : 'runs.predictionId.copyPrediction',
        )}
        icon={Copy}
        size="sm"
        onClick={() => void copy()}
      />
    </span>
  );
}
