import type { ReactNode } from 'react';
import { FileWidget } from './FileWidget.tsx';
import { JsonWidget } from './JsonWidget.tsx';
import { LineWidget } from './LineWidget.tsx';
import { ListWidget } from './ListWidget.tsx';
import { MultilineWidget } from './MultilineWidget.tsx';
import { NumberWidget } from './NumberWidget.tsx';
import { SecretWidget } from './SecretWidget.tsx';
import { SeedWidget } from './SeedWidget.tsx';
import { SelectWidget } from './SelectWidget.tsx';
import { SliderWidget } from './SliderWidget.tsx';
import { SwitchWidget } from './SwitchWidget.tsx';
import { UnionWidget } from './UnionWidget.tsx';
import type { FieldProps } from './widgetProps.ts';

/** Edits one field, on the node and in the inspector alike. Draws nothing for a port that is only connected. */
export function FieldEditor(props: FieldProps): ReactNode {
  return <div className="nodrag nokey w-full min-w-0">{widgetFor(props)}</div>;
}

// One case per kind of widget.
function widgetFor(props: FieldProps): ReactNode {
  const { widget } = props.field;
  switch (widget.kind) {
    case 'line':
      // A field of one line would take the line breaks out.
      return typeof props.value === 'string' && props.value.includes('\n') ? (
        <MultilineWidget {...props} widget={{ ...widget, kind: 'multiline' }} />
      ) : (
        <LineWidget {...props} widget={widget} />
      );
    case 'multiline':
      return <MultilineWidget {...props} widget={widget} />;
    case 'number':
      return <NumberWidget {...props} />;
    case 'slider':
      return <SliderWidget {...props} widget={widget} />;
    case 'seed':
      return <SeedWidget {...props} />;
    case 'switch':
      return <SwitchWidget {...props} />;
    case 'select':
      return <SelectWidget {...props} widget={widget} />;
    case 'file':
    case 'files':
      return <FileWidget {...props} widget={widget} />;
    case 'list':
      return <ListWidget {...props} widget={widget} />;
    case 'json':
      return <JsonWidget {...props} widget={widget} />;
    case 'union':
      return <UnionWidget {...props} widget={widget} edit={widgetFor} />;
    case 'secret':
      return <SecretWidget {...props} />;
    case 'model':
      return (
        <output className="block truncate font-mono text-sm text-muted">
          {typeof props.value === 'string' ? props.value : ''}
        </output>
      );
    case 'none':
      return null;
  }
}
