import { KeyRound } from 'lucide-react';
import { openSettings } from '../../actions/openSettings.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';

/** What stands where the models of a service would be, until its token is known. */
export function NoToken({ title }: { readonly title: string }): React.JSX.Element {
  const settings = useAction(openSettings);
  return (
    <div className="mx-2 mt-1 mb-3 rounded-md border border-border bg-surface-2 p-3">
      <p className="flex items-center gap-2 font-medium">
        <KeyRound aria-hidden size={14} className="shrink-0 text-muted" />
        {title} needs a token
      </p>
      <p className="mt-1 text-sm text-muted">
        Add it in Settings to search its models and to run them.
      </p>
      <Button size="sm" className="mt-2" onClick={settings.perform}>
        Open Settings
      </Button>
    </div>
  );
}
