import { Copy } from 'lucide-react';
import { useApp } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** The provider's id of a prediction, to copy. */
export function PredictionId({ id }: { readonly id: string }): React.JSX.Element {
  const app = useApp();
  const copy = async (): Promise<void> => {
    await app.clipboard.write(id);
    app.notify({ kind: 'success', message: 'The prediction id is copied.' });
  };
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm text-muted">
      Prediction
      <span className="min-w-0 truncate font-mono text-xs text-text">{id}</span>
      <IconButton
        label="Copy the prediction id"
        icon={Copy}
        size="sm"
        onClick={() => void copy()}
      />
    </span>
  );
}
