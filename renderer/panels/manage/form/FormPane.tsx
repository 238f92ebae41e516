import { useEffect, useId, useRef } from 'react';
import { Settings } from 'lucide-react';
import { useUi } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pane } from '../parts/Pane.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** What the button does. */
  readonly verb: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  /** What was refused and belongs to no field. */
  readonly others: readonly string[];
  readonly error?: unknown;
  readonly children: React.ReactNode;
};

/** A pane that is a form: fields, what was refused, and the button that sends. */
export function FormPane(props: Props): React.JSX.Element {
  const {
    title,
    onClose,
    onSubmit,
    verb,
    isBusy,
    isDisabled = false,
    others,
    error,
    children,
  } = props;
  const id = useId();
  const fields = useRef<HTMLFormElement>(null);
  // Who asks for a form goes on in it.
  useEffect(() => {
    fields.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, []);
  return (
    <Pane
      title={title}
      onClose={onClose}
      footer={
        <div className="flex w-full items-center justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" submits form={id} busy={isBusy} disabled={isDisabled}>
            {verb}
          </Button>
        </div>
      }
    >
      <form
        id={id}
        ref={fields}
        noValidate
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <Refused others={others} error={error} />
      </form>
    </Pane>
  );
}

type RefusedProps = { readonly others: readonly string[]; readonly error?: unknown };

/** Why a form was refused, where that belongs to none of its fields. */
export function Refused({ others, error }: RefusedProps): React.JSX.Element | null {
  const showDialog = useUi((state) => state.showDialog);
  if (others.length === 0) return null;
  const needsToken =
    error !== undefined && error !== null && failureOf(error).kind === 'unauthorized';
  return (
    <div role="alert" className="rounded-md bg-danger-soft p-2 text-sm text-danger">
      {others.map((sentence) => (
        <p key={sentence} className="break-words">
          {sentence}
        </p>
      ))}
      {needsToken && (
        <Button
          size="sm"
          icon={Settings}
          className="mt-2"
          onClick={() => showDialog({ kind: 'settings' })}
        >
          {t('common.openSettings')}
        </Button>
      )}
    </div>
  );
}
