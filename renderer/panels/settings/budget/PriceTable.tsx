import { CircleAlert, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { PriceList } from '../../../../shared/api/money.ts';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { FieldError } from '../../../ui/FieldError.tsx';
import { HardwareRow } from './HardwareRow.tsx';
import { ModelPriceRow } from './ModelPriceRow.tsx';
import { PriceForm } from './PriceForm.tsx';
import { usePrices } from './usePrices.ts';
import { shownSentence } from '../../../messages/shownSentence.ts';
import { t } from '../../../messages/t.ts';

function kinds() {
  return [
    { value: 'models' as const, label: t('budget.priceTable.models') },
    { value: 'hardware' as const, label: t('common.hardware') },
  ];
}

/** The prices that count, to be searched and changed. */
export function PriceTable(): React.JSX.Element {
  const { data, isError, error } = usePrices();
  const [kind, setKind] = useState<'models' | 'hardware'>('models');
  const [query, setQuery] = useState('');
  const [isAdding, setAdding] = useState(false);
  if (isError)
    return (
      <EmptyState
        tone="danger"
        icon={CircleAlert}
        title={t('budget.priceTable.pricesCannotShown')}
        hint={failureOf(error).message}
      />
    );
  if (data === undefined) return <Skeleton className="h-40 rounded-lg" />;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <SegmentedControl
          label={t('budget.priceTable.prices')}
          value={kind}
          options={kinds()}
          onChange={setKind}
        />
        <div className="relative min-w-40 flex-1">
          <Search
            aria-hidden
            size={14}
            className="pointer-events-none absolute top-[7px] left-2 text-muted"
          />
          <TextInput
            type="search"
            aria-label={t('budget.priceTable.searchPrices')}
            placeholder={
              kind === 'models' ? t('common.searchModels') : t('budget.priceTable.searchHardware')
            }
            value={query}
            onChange={setQuery}
            className="pl-7"
          />
        </div>
        {kind === 'models' && (
          <Button icon={Plus} disabled={isAdding} onClick={() => setAdding(true)}>
            {t('budget.priceTable.addPrice')}
          </Button>
        )}
      </div>
      {data.problems.map((problem) => (
        <FieldError key={problem.message}>{shownSentence(problem)}</FieldError>
      ))}
      {kind === 'models' && isAdding && (
        <div className="mb-2 rounded-lg border border-border p-3">
          <PriceForm hardware={data.hardware} onClose={() => setAdding(false)} />
        </div>
      )}
      <Rows list={data} kind={kind} query={query.trim().toLowerCase()} />
    </>
  );
}

type RowsProps = {
  readonly list: PriceList;
  readonly kind: 'models' | 'hardware';
  readonly query: string;
};

function Rows({ list, kind, query }: RowsProps): React.JSX.Element {
  const models = list.models.filter(({ model }) => model.toLowerCase().includes(query));
  const hardware = list.hardware.filter(({ sku, name }) =>
    `${sku} ${name}`.toLowerCase().includes(query),
  );
  const count = kind === 'models' ? models.length : hardware.length;
  if (count === 0)
    return (
      <EmptyState
        title={t('budget.priceTable.noPriceName')}
        hint={
          kind === 'models'
            ? t('budget.priceTable.whatHasNo')
            : t('budget.priceTable.searchFitsNone')
        }
      />
    );
  return (
    <ul
      aria-label={
        kind === 'models'
          ? t('budget.priceTable.pricesModels')
          : t('budget.priceTable.pricesHardware')
      }
      className="divide-y divide-border rounded-lg border border-border"
    >
      {kind === 'models'
        ? models.map((entry) => (
            <ModelPriceRow key={entry.model} entry={entry} hardware={list.hardware} />
          ))
        : hardware.map((entry) => <HardwareRow key={entry.sku} entry={entry} />)}
    </ul>
  );
}
