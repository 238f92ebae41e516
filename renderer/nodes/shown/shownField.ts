import { ownValue } from '../../../shared/domain/json.ts';
import type { Field, Widget } from '../../../shared/domain/ports.ts';
import type { TextsByEnglish } from '../../messages/nodeTexts.ts';

/** A field or a port with its texts out of a table; one that is not in it stays as it is. */
export function shownField<F extends Pick<Field, 'title' | 'description'>>(
  field: F,
  texts: TextsByEnglish | undefined,
): F {
  if (texts === undefined) return field;
  const { title, description } = field;
  return {
    ...field,
    title: inTexts(texts, title),
    ...(description === undefined ? {} : { description: inTexts(texts, description) }),
  };
}

/** The same of a widget: its placeholder and its choices. */
export function shownWidget(widget: Widget, texts: TextsByEnglish | undefined): Widget {
  if (texts === undefined) return widget;
  switch (widget.kind) {
    case 'line':
    case 'multiline': {
      const { placeholder } = widget;
      return placeholder === undefined
        ? widget
        : { ...widget, placeholder: inTexts(texts, placeholder) };
    }
    case 'select':
      return {
        ...widget,
        options: widget.options.map(({ value, label }) => ({
          value,
          label: inTexts(texts, label),
        })),
      };
    default:
      return widget;
  }
}

function inTexts(texts: TextsByEnglish, english: string): string {
  return ownValue(texts, english) ?? english;
}
