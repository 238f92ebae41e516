import type { ReactNode } from 'react';
import '../../cssVariables.ts';
import { NumberInput } from './NumberInput.tsx';
import { clamp } from './parseNumber.ts';
import { fieldAria, placeholderOf, type WidgetProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

/** A number within limits: a slider, and a field for the exact one. */
export function SliderWidget(props: WidgetProps<'slider'>): ReactNode {
  const { field, value, onChange, widget, invalid } = props;
  const { minimum = 0, maximum = 100 } = field.limits ?? {};
  const fallback = typeof field.default === 'number' ? field.default : minimum;
  const number = typeof value === 'number' ? value : undefined;
  const at = clamp(number ?? fallback, { minimum, maximum });
  return (
    <div className="flex items-center gap-2">
      <input
        type="range"
        aria-label={t('nodes.sliderWidget.slider', { title: field.title })}
        min={minimum}
        max={maximum}
        step={widget.step ?? 'any'}
        value={at}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="slider min-w-0 flex-1"
        style={{ '--filled': `${((at - minimum) / (maximum - minimum || 1)) * 100}%` }}
        data-unset={number === undefined || undefined}
      />
      <NumberInput
        {...fieldAria(props)}
        value={number}
        onChange={onChange}
        placeholder={placeholderOf(field)}
        limits={field.limits}
        step={widget.step ?? 1}
        isInvalid={invalid !== undefined}
        className="w-16! shrink-0 text-right tabular"
      />
    </div>
  );
}
