import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './ui/Button.tsx';
import { t, tNodes } from './messages/t.ts';

/** Shown instead of the app when the engine cannot be reached. */
export function StartFailure({ message }: { readonly message: string }): ReactNode {
  return (
    <main className="flex h-full items-center justify-center p-6">
      <div role="alert" className="flex max-w-md flex-col items-center gap-3 text-center">
        <Unplug size={24} aria-hidden className="text-muted" />
        <h1 className="text-lg font-semibold">{t('engine.startFailure.patchbayCannotReach')}</h1>
        <p className="text-muted">
          {tNodes('engine.startFailure.openAddressPrinted', {
            command: <code>patchbay serve</code>,
          })}
        </p>
        <p className="text-sm text-muted">{message}</p>
        <Button kind="primary" onClick={() => location.reload()}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </main>
  );
}
