import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Toaster as Sonner } from 'sonner';
import { t } from '../messages/t.ts';
import { Spinner } from './Spinner.tsx';

const icons = {
  error: <CircleAlert size={16} className="text-danger" />,
  success: <CircleCheck size={16} className="text-success" />,
  info: <Info size={16} className="text-accent" />,
  loading: <Spinner size={16} />,
  close: <X size={12} />,
};

/** The place where notifications appear; mount it once. */
export function Toaster(): React.JSX.Element {
  return (
    <Sonner
      position="bottom-right"
      visibleToasts={4}
      offset={16}
      gap={8}
      // Below dialogs: a question is answered first.
      style={{ zIndex: 30 }}
      closeButton
      containerAriaLabel={t('ui.toaster.messages')}
      expand
      icons={icons}
      toastOptions={{
        closeButtonAriaLabel: t('ui.toaster.close'),
        unstyled: true,
        classNames: {
          toast:
            'relative flex w-[356px] font-sans max-w-[calc(100vw-32px)] flex-wrap items-start gap-2 rounded-lg bg-surface p-3 pr-8 text-base text-text shadow-pop',
          content: 'min-w-0 flex-[1_0_calc(100%-24px)] break-words',
          icon: 'flex h-5 shrink-0 items-center',
          // Below the words, which a button beside them would make a narrow column of.
          actionButton:
            'ml-6 shrink-0 rounded-md border border-border bg-surface px-2 py-0.5 text-sm font-medium text-text hover:bg-surface-2',
          closeButton:
            'absolute top-2.5 right-2 order-last flex size-5 items-center justify-center rounded-sm text-muted hover:bg-surface-2 hover:text-text',
        },
      }}
    />
  );
}
