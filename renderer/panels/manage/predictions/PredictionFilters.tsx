import { useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { noFilters, toListFilters, type Filters } from './filters.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly filters: Filters; readonly onChange: (filters: Filters) => void };

/** What the provider is asked for: made between two moments, on its website only. */
export function PredictionFilters({ filters, onChange }: Props): React.JSX.Element {
  const id = useId();
  const isSet = Object.keys(toListFilters(filters)).length > 0;
  return (
    <div className="chrome flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted @max-md:grid @max-md:grid-cols-2">
      <DateField
        label={t('predictions.predictionFilters.after')}
        name={t('predictions.predictionFilters.createdAfter')}
        value={filters.after}
        onChange={(after) => onChange({ ...filters, after })}
      />
      <DateField
        label={t('predictions.predictionFilters.before')}
        name={t('predictions.predictionFilters.createdBefore')}
        value={filters.before}
        onChange={(before) => onChange({ ...filters, before })}
      />
      <label htmlFor={id} className="flex items-center gap-2">
        <Switch
          id={id}
          checked={filters.webOnly}
          onChange={(webOnly) => onChange({ ...filters, webOnly })}
        />
        {t('predictions.predictionFilters.fromWebsiteOnly')}
      </label>
      {isSet && (
        <Button size="sm" kind="ghost" onClick={() => onChange(noFilters)}>
          {t('predictions.predictionFilters.showAll')}
        </Button>
      )}
    </div>
  );
}

type DateProps = {
  readonly label: string;
  /** What it is called where it stands alone. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function DateField({ label, name, value, onChange }: DateProps): React.JSX.Element {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="flex items-center gap-2 @max-md:flex-col @max-md:items-start @max-md:gap-0.5"
    >
      {label}
      <TextInput
        id={id}
        type="datetime-local"
        aria-label={name}
        className="w-44 text-sm @max-md:w-full"
        value={value}
        onChange={onChange}
      />
    </label>
  );
}
