import { useState, type ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { inputClass } from '../../ui/TextInput.tsx';
import { parseJsonText } from './parseJsonText.ts';
import { fieldAria, placeholderOf, type FieldProps } from './widgetProps.ts';

/** JSON as text. What cannot be read yet stays as typed, and the line of the mistake is named. */
export function JsonWidget(props: FieldProps): ReactNode {
  const { field, value, onChange, id, invalid } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const reading = parseJsonText(text);
  const type = (next: string): void => {
    setDraft(next);
    const read = parseJsonText(next);
    if (read.ok) onChange(read.value);
  };
  return (
    <div>
      <textarea
        {...fieldAria(props)}
        value={text}
        placeholder={placeholderOf(field, '{ }')}
        aria-invalid={!reading.ok || invalid !== undefined || undefined}
        {...(reading.ok ? {} : { 'aria-describedby': `${id}-json` })}
        spellCheck={false}
        rows={3}
        onChange={(event) => type(event.target.value)}
        onBlur={() => reading.ok && setDraft(null)}
        className={cx(
          inputClass,
          'nowheel field-sizing-content block max-h-60 min-h-16 resize-none py-1 font-mono text-sm leading-5 whitespace-pre',
        )}
      />
      {!reading.ok && (
        <p id={`${id}-json`} role="alert" className="mt-1 text-xs text-danger">
          {reading.message}
        </p>
      )}
    </div>
  );
}
