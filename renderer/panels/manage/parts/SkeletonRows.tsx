import { useEffect, useState } from 'react';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { t } from '../../../messages/t.ts';

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5', 'w-1/2', 'w-2/3'];

/** After so long a person wonders: the engine tries again for up to twenty seconds. */
const slowMs = 3000;

/** A table that is on its way; says so in words when it takes long. */
export function SkeletonRows(): React.JSX.Element {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={t('common.loading')} className="flex flex-col gap-5 px-4 py-4">
      {widths.map((width, index) => (
        // Bars have no identity but their place.
        <Skeleton key={index} className={`h-4 ${width}`} />
      ))}
      {isSlow && <p className="text-sm text-muted">{t('manage.skeletonRows.providerHasNot')}</p>}
    </div>
  );
}
