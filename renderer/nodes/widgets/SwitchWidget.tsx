import type { ReactNode } from 'react';
import { Switch } from '../../ui/Switch.tsx';
import type { FieldProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

/** On or off; the default while unset. */
export function SwitchWidget({ field, value, onChange, id }: FieldProps): ReactNode {
  const isOn = typeof value === 'boolean' ? value : field.default === true;
  return (
    <div className="flex h-7 items-center gap-2">
      <Switch id={id} label={field.title} checked={isOn} onChange={onChange} />
      <span className="chrome text-sm text-muted" aria-hidden="true">
        {isOn ? t('nodes.switchWidget.on') : t('nodes.switchWidget.off')}
      </span>
    </div>
  );
}
