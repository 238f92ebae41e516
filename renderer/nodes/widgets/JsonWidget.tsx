import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTypedText } from '../../engine/useTypedText.ts';
import { cx } from '../../ui/cx.ts';
import { inputClass } from '../../ui/TextInput.tsx';
import { lineOfValue, parseJsonText, type JsonFault } from './parseJsonText.ts';
import type { Field } from '../../../shared/domain/ports.ts';
import { sayFault } from '../../../shared/models/checkInside.ts';
import { findFault } from '../../../shared/models/findFault.ts';
import { fieldAria, placeholderOf, type WidgetProps } from './widgetProps.ts';
import { say } from '../../../shared/sentences/say.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';

/** Fetched when the first one is shown: it is larger than all other fields together. */
const JsonEditor = lazy(async () => ({ default: (await import('./JsonEditor.tsx')).JsonEditor }));

/** JSON as text. What cannot be read yet stays as typed, and the line of the mistake is named. */
export function JsonWidget(props: WidgetProps<'json'>): ReactNode {
  const { field, value, onChange, id, invalid, widget, isRoomy = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [typed, keep] = useTypedText(id);
  const text = draft ?? typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2));
  const reading = parseJsonText(text);
  const type = (next: string): void => {
    setDraft(next);
    const read = parseJsonText(next);
    keep(read.ok ? undefined : next);
    if (read.ok) onChange(read.value);
  };
  const leave = (): void => {
    if (reading.ok) setDraft(null);
  };
  const hint = placeholderOf(field, '{ }');
  const plain = (
    <textarea
      {...fieldAria(props)}
      value={text}
      placeholder={hint}
      aria-invalid={!reading.ok || invalid !== undefined || undefined}
      {...(reading.ok ? {} : { 'aria-describedby': `${id}-json` })}
      spellCheck={false}
      rows={3}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
      className={cx(
        inputClass,
        'field-sizing-content block max-h-60 min-h-16 resize-none py-1 font-mono text-sm leading-5 whitespace-pre',
      )}
    />
  );
  return (
    <div>
      {isRoomy ? (
        <Suspense fallback={plain}>
          <JsonEditor
            id={id}
            label={field.title}
            text={text}
            hint={hint}
            findFault={(typed) => faultIn(typed, field)}
            onText={type}
            onLeave={leave}
          />
        </Suspense>
      ) : (
        plain
      )}
      {!reading.ok && (
        <p id={`${id}-json`} role="alert" className="mt-1 text-xs text-danger">
          {reading.message}
        </p>
      )}
      {widget.secrets !== undefined && (
        <p role="note" className="mt-1 text-xs text-warning">
          {t('nodes.jsonWidget.secretInside', {
            names: widget.secrets.map((name) => `“${name}”`).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a text: as JSON, or by what the model declares. */
function faultIn(text: string, { title, limits }: Field): JsonFault | undefined {
  const reading = parseJsonText(text);
  if (!reading.ok) return reading;
  const { value } = reading;
  if (limits?.schema === undefined || value === undefined || value === null) return undefined;
  const fault = findFault(limits.schema, value);
  if (fault === undefined) return undefined;
  const what = say('inputs.named', { name: title });
  return { message: shownSentence(sayFault(fault, what)), line: lineOfValue(text, fault.path) };
}
