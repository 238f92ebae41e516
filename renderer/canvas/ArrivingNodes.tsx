import { ViewportPortal } from '@xyflow/react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../engine/AppContext.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { t } from '../messages/t.ts';
import { nodeWidth } from './nodeSize.ts';

const headerMiddle = 20;

/** A box for each model that is being fetched, where its node will stand, with a way to cancel it. */
export function ArrivingNodes(): ReactNode {
  const arrivals = useView((state) => state.arrivals);
  if (arrivals.length === 0) return null;
  const width = nodeWidth('prediction');
  return (
    <ViewportPortal>
      {arrivals.map(({ id, at, title, cancel }) => (
        <div
          key={id}
          className="arriving-node nodrag nopan"
          style={{ width, translate: `${at.x - width / 2}px ${at.y - headerMiddle}px` }}
        >
          <div className="flex h-9 items-center gap-2 pr-1.5 pl-2.5">
            <Spinner className="text-accent" />
            <output
              className="min-w-0 flex-1 truncate font-medium"
              aria-label={t('canvas.arriving.fetching', { title })}
            >
              {title}
            </output>
            <IconButton
              label={t('canvas.arriving.cancel', { title })}
              icon={X}
              size="sm"
              onClick={cancel}
            />
          </div>
          <div aria-hidden className="flex flex-col gap-2 border-t border-border p-2.5">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-6 w-full" />
            <Skeleton className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </ViewportPortal>
  );
}
