import { X } from 'lucide-react';
import { IconButton } from '../../../ui/IconButton.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly title: string;
  /** Under the title, such as a status. */
  readonly aside?: React.ReactNode;
  readonly onClose: () => void;
  /** Buttons, at the foot. */
  readonly footer?: React.ReactNode;
  readonly children: React.ReactNode;
};

/** The details of a row, or a form, beside the table. */
export function Pane({ title, aside, onClose, footer, children }: Props): React.JSX.Element {
  return (
    <section
      aria-label={title}
      className="flex w-[340px] shrink-0 flex-col border-l border-border bg-surface min-[1100px]:w-[400px] min-[1320px]:w-[460px]"
    >
      <header className="flex min-h-11 shrink-0 items-center gap-2 border-b border-border py-1.5 pr-2 pl-4">
        <h3 className="min-w-0 truncate text-base font-semibold" title={title}>
          {title}
        </h3>
        {aside}
        <IconButton
          label={t('manage.pane.closeDetails')}
          icon={X}
          size="sm"
          className="ml-auto"
          data-manage-close
          onClick={onClose}
        />
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">{children}</div>
      {footer !== undefined && (
        <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-border px-4 py-2.5">
          {footer}
        </footer>
      )}
    </section>
  );
}
