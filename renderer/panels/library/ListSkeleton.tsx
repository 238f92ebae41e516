import { Skeleton } from '../../ui/Skeleton.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly rows?: number; readonly label?: string };

/** The places of rows that are on their way. */
export function ListSkeleton({ rows = 3, label = t('common.loading') }: Props): React.JSX.Element {
  return (
    <output aria-label={label} className="block">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-12 flex-col justify-center gap-2 px-3">
          <Skeleton className="h-2.5 w-2/5" />
          <Skeleton className="h-2 w-4/5" />
        </div>
      ))}
    </output>
  );
}
