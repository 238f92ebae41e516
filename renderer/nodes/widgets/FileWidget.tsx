import type { ReactNode } from 'react';
import { FilePicker } from './FilePicker.tsx';
import { readFileRefs } from './fileRefs.ts';
import type { FieldProps, WidgetProps } from './widgetProps.ts';

type Props = FieldProps & {
  readonly widget: WidgetProps<'file'>['widget'] | WidgetProps<'files'>['widget'];
};

/** One file, or files in order. */
export function FileWidget({ field, value, onChange, id, widget }: Props): ReactNode {
  const isMany = widget.kind === 'files';
  return (
    <FilePicker
      id={id}
      label={field.title}
      accept={widget.accept}
      files={readFileRefs(value)}
      isMany={isMany}
      onChange={(files) =>
        onChange(isMany ? (files.length === 0 ? undefined : files) : files.at(-1))
      }
    />
  );
}
