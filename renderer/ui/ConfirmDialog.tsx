import { AlertDialog as Radix } from 'radix-ui';
import { Button, type ButtonKind } from './Button.tsx';
import { useDialogContent } from './useDialogContent.ts';
import { t } from '../messages/t.ts';

/** One answer to a question. */
export type ConfirmChoice = {
  readonly id: string;
  readonly label: string;
  readonly tone?: 'primary' | 'danger';
};

type Props = {
  readonly open: boolean;
  readonly title: string;
  readonly message: string;
  readonly details?: readonly string[];
  readonly choices: readonly ConfirmChoice[];
  readonly onChoose: (id: string) => void;
  /** Escape. */
  readonly onCancel: () => void;
};

/** A question that has to be answered before anything else. The main answer stands last; a dangerous one never has the focus. */
export function ConfirmDialog({
  open,
  title,
  message,
  details = [],
  choices,
  onChoose,
  onCancel,
}: Props): React.JSX.Element {
  const content = useDialogContent();
  const hasPrimary = choices.some(({ tone }) => tone === 'primary');
  const ranks = { primary: 2, neutral: 1, danger: hasPrimary ? 0 : 2 };
  const ordered = choices.toSorted(
    (a, b) => ranks[a.tone ?? 'neutral'] - ranks[b.tone ?? 'neutral'],
  );
  const focused = ordered.findLast(({ tone }) => tone !== 'danger') ?? ordered[0];
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-60 animate-fade-in bg-overlay" />
        <Radix.Content
          {...content}
          className="fixed top-1/2 left-1/2 z-60 w-[calc(100vw-32px)] max-w-[420px] -translate-x-1/2 -translate-y-1/2 rounded-xl bg-surface p-4 shadow-pop focus:outline-none"
        >
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Description className="mt-1 text-base break-words text-muted">
            {message}
          </Radix.Description>
          {details.length > 0 && (
            <ul
              // A scrolling box that holds no control has to take the focus itself, or the keyboard cannot scroll it.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              aria-label={t('ui.confirmDialog.whatChanges')}
              className="mt-2 max-h-48 list-disc overflow-y-auto rounded-md bg-surface-2 py-2 pr-3 pl-6 text-sm marker:text-muted"
            >
              {details.map((detail) => (
                <li key={detail} className="break-words">
                  {detail}
                </li>
              ))}
            </ul>
          )}
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            {ordered.map((choice) => (
              <Button
                key={choice.id}
                data-autofocus={choice === focused || undefined}
                kind={kindOf(choice, hasPrimary)}
                onClick={() => onChoose(choice.id)}
              >
                {choice.label}
              </Button>
            ))}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function kindOf(
  { tone = 'secondary' }: { readonly tone?: 'primary' | 'danger' | 'secondary' },
  hasPrimary: boolean,
): ButtonKind {
  return tone === 'danger' && hasPrimary ? 'danger-quiet' : tone;
}
