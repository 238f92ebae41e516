import { ChevronRight, type LucideIcon } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { menuBoxClass } from '../ui/MenuRows.tsx';

type Props = {
  readonly title: string;
  readonly icon: LucideIcon;
  /** Rows of a context menu. */
  readonly children: ReactNode;
};

/** A row of a context menu that opens further rows beside it. */
export function Submenu({ title, icon: Icon, children }: Props): ReactNode {
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className="flex h-7 items-center gap-2 rounded-sm px-2 text-base outline-none data-highlighted:bg-surface-2 data-[state=open]:bg-surface-2">
        <span className="flex w-4 shrink-0 justify-center text-muted">
          <Icon aria-hidden size={14} />
        </span>
        <span className="min-w-0 flex-1 truncate pr-6">{title}</span>
        <ChevronRight aria-hidden size={14} className="text-muted" />
      </ContextMenu.SubTrigger>
      <ContextMenu.Portal>
        <ContextMenu.SubContent collisionPadding={8} className={menuBoxClass}>
          {children}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  );
}
