import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { useApp } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useDialogContent } from '../../ui/useDialogContent.ts';
import { useConnections } from '../useConnections.ts';
import { ConnectionChooser } from './ConnectionChooser.tsx';
import { ManageProvider } from './ManageContext.tsx';
import { FailureState } from './parts/FailureState.tsx';
import { keepPlace, readPlace, type Place } from './place.ts';
import { SectionNav } from './SectionNav.tsx';
import { SectionView } from './SectionView.tsx';
import { useLeaveGuard } from './useLeaveGuard.ts';
import { t } from '../../messages/t.ts';

/** What an account has at a provider, page by page, over the canvas. Escape closes it, and a pane in it first. */
export function ManageDialog(): React.JSX.Element {
  const app = useApp();
  const content = useDialogContent();
  const { leave, setUnsaved } = useLeaveGuard();
  const [place, setPlace] = useState<Place>(() => readPlace(localStorage));
  const connections = useConnections();
  const go = (next: Partial<Place>): void =>
    leave(() => {
      const changed = { ...place, ...next };
      setPlace(changed);
      keepPlace(localStorage, changed);
    });
  const close = (): void => leave(() => app.ui.getState().setManageOpen(false));
  const list = connections.data ?? [];
  const connection = list.find(({ id }) => id === place.provider) ?? list[0];
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-fade-in bg-overlay" />
        <Radix.Content
          {...content}
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => {
            content.onEscapeKeyDown(event);
            if (event.defaultPrevented) return;
            // A pane with its own Escape has the first word.
            const pane = [...document.querySelectorAll<HTMLElement>('[data-manage-close]')].at(-1);
            if (pane === undefined) return;
            event.preventDefault();
            pane.click();
          }}
          className="fixed inset-0 z-30 flex animate-fade-in flex-col overflow-hidden bg-surface shadow-pop focus:outline-none min-[1100px]:inset-5 min-[1100px]:rounded-xl"
        >
          <header className="chrome flex h-12 shrink-0 items-center gap-3 border-b border-border px-4">
            <Radix.Title className="text-lg font-semibold">
              {t('manage.manageDialog.manage')}
            </Radix.Title>
            {connection !== undefined && (
              <ConnectionChooser
                connections={list}
                chosen={connection}
                onChoose={(provider) => go({ provider })}
              />
            )}
            <Radix.Close asChild>
              <IconButton label={t('common.close')} icon={X} className="-mr-1 ml-auto" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 flex-1">
            <SectionNav chosen={place.section} onChoose={(section) => go({ section })} />
            <div className="flex min-w-0 flex-1 flex-col">
              {connections.isError && (
                <FailureState
                  title={t('common.connectionsFailed')}
                  error={connections.error}
                  onRetry={() => void connections.refetch()}
                />
              )}
              {connections.isPending && <Skeleton className="m-4 h-40 rounded-lg" />}
              {connection !== undefined && (
                <ManageProvider
                  manage={{
                    provider: connection.id,
                    providerTitle: connection.title,
                    leave,
                    setUnsaved,
                    close,
                  }}
                >
                  <SectionView
                    key={`${connection.id} ${place.section}`}
                    section={place.section}
                    connection={connection}
                  />
                </ManageProvider>
              )}
            </div>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
