import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { cx } from './cx.ts';
import { IconButton } from './IconButton.tsx';
import { useDialogContent } from './useDialogContent.ts';
import { t } from '../messages/t.ts';

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly width?: 'sm' | 'md' | 'lg';
  /** Buttons, right-aligned at the foot. */
  readonly footer?: React.ReactNode;
  readonly children: React.ReactNode;
};

const widths = { sm: 'max-w-[420px]', md: 'max-w-[560px]', lg: 'max-w-[720px]' };

/** A modal dialog: title, scrolling body, foot. Escape and a click outside close it. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  width = 'md',
  footer,
  children,
}: Props): React.JSX.Element {
  const content = useDialogContent();
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          {...content}
          className={cx(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100vh-48px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl bg-surface shadow-pop focus:outline-none',
            widths[width],
          )}
        >
          <header className="chrome flex items-start gap-2 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1 py-0.5">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-0.5 text-base text-muted">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label={t('common.close')} icon={X} className="-mr-1" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 pb-4">{children}</div>
          {footer !== undefined && (
            <footer className="flex items-center justify-end gap-2 border-t border-border px-4 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
