import { t } from '../../../messages/t.ts';
type Props = {
  readonly id: string;
  readonly label: string;
  readonly fault?: string | undefined;
  /** What the field is for, in one sentence. */
  readonly hint?: React.ReactNode;
  readonly isRequired?: boolean;
  readonly children: React.ReactNode;
};

/** One field of a form: its name, the control, what is wrong with it, what it is for. */
export function FormRow({
  id,
  label,
  fault,
  hint,
  isRequired = false,
  children,
}: Props): React.JSX.Element {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="chrome mb-1 block text-sm font-medium">
        {label}
        {isRequired && (
          <span className="ml-1 text-danger" title={t('common.required')}>
            <span aria-hidden>*</span>
            <span className="sr-only">{t('common.requiredMark')}</span>
          </span>
        )}
      </label>
      {children}
      {fault !== undefined && (
        <p id={`${id}-fault`} role="alert" className="mt-1 text-sm break-words text-danger">
          {fault}
        </p>
      )}
      {hint !== undefined && <p className="mt-1 text-sm text-muted">{hint}</p>}
    </div>
  );
}
