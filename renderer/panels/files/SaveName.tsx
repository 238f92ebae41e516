import { useId } from 'react';
import { TextInput } from '../../ui/TextInput.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly name: string;
  /** Why the name cannot be used. */
  readonly fault: string | undefined;
  readonly onChange: (name: string) => void;
  /** Enter. */
  readonly onSubmit: () => void;
};

/** The name that a pipeline is saved under. */
export function SaveName({ name, fault, onChange, onSubmit }: Props): React.JSX.Element {
  const id = useId();
  return (
    <div className="pb-3">
      <label htmlFor={id} className="chrome mb-1 block text-sm font-medium">
        {t('common.name')}
      </label>
      <TextInput
        id={id}
        data-autofocus
        value={name}
        maxLength={200}
        invalid={fault !== undefined}
        aria-describedby={`${id}-fault`}
        onChange={onChange}
        onFocus={(event) => event.target.setSelectionRange(0, stemLength(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The question about a taken name must not be answered by the same key press.
          event.preventDefault();
          onSubmit();
        }}
      />
      <p id={`${id}-fault`} className="mt-1 min-h-4 text-sm text-danger">
        {fault}
      </p>
    </div>
  );
}

function stemLength(name: string): number {
  return name.replace(/\.patchbay$/i, '').length;
}
