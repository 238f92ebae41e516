import { CircleAlert, KeyRound } from 'lucide-react';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { PaletteGroup } from './paletteEntry.ts';
import { t, tNodes } from '../../messages/t.ts';

type Props = { readonly group: PaletteGroup; readonly onOpenSettings: () => void };

/** What stands under a heading while its entries are not there. */
export function PaletteStatus({ group, onOpenSettings }: Props): React.JSX.Element | null {
  const { status, heading, entries } = group;
  if (status === 'ready' || (status === 'loading' && entries.length > 0)) return null;
  return (
    <section aria-label={heading} className="mb-1">
      <p aria-hidden className="px-2 pt-1.5 pb-0.5 text-xs font-medium text-muted">
        {heading}
      </p>
      {status === 'loading' && <Loading />}
      {status === 'no-token' && <TokenHint onOpenSettings={onOpenSettings} />}
      {typeof status === 'object' && (
        <p role="alert" className="flex gap-2.5 px-2 py-2 text-sm text-danger">
          <span className="flex w-6 shrink-0 justify-center">
            <CircleAlert aria-hidden size={14} className="mt-px" />
          </span>
          <span className="min-w-0 break-words">{status.error}</span>
        </p>
      )}
    </section>
  );
}

/** Not an item of the list: Enter is for what was searched. */
function TokenHint({ onOpenSettings }: Pick<Props, 'onOpenSettings'>): React.JSX.Element {
  return (
    <p className="flex h-10 items-center gap-2.5 px-2 text-sm text-muted">
      <span className="flex size-6 shrink-0 items-center justify-center">
        <KeyRound aria-hidden size={14} />
      </span>
      <span className="min-w-0 flex-1">
        {tNodes('palette.paletteStatus.searchReplicatesModels', {
          settings: (
            <button type="button" className="font-medium text-accent" onClick={onOpenSettings}>
              {t('common.settings')}
            </button>
          ),
        })}
      </span>
    </p>
  );
}

function Loading(): React.JSX.Element {
  return (
    <output aria-label={t('common.searching')} className="flex flex-col">
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex h-10 items-center gap-2.5 px-2">
          <Skeleton className="size-6" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-2.5 w-2/5" />
            <Skeleton className="h-2 w-4/5" />
          </div>
        </div>
      ))}
    </output>
  );
}
