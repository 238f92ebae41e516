import { Activity } from 'lucide-react';
import { useState } from 'react';
import { isTerminal, type Prediction } from '../../../../shared/domain/prediction.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useChosen } from '../parts/useChosen.ts';
import { useListing } from '../../useListing.ts';
import { createdColumn, statusColumn, timeColumn } from '../parts/workColumns.tsx';
import { PredictionFilters } from './PredictionFilters.tsx';
import { PredictionPane } from './PredictionPane.tsx';
import { noFilters, toListFilters, type Filters } from './filters.ts';
import { t } from '../../../messages/t.ts';

function columns(): readonly Column<Prediction>[] {
  return [
    {
      id: 'model',
      title: t('common.model'),
      text: ({ model }) => model,
    },
    statusColumn(),
    createdColumn(),
    timeColumn(),
    {
      id: 'id',
      title: t('common.id'),
      text: ({ id }) => id,
      className: 'w-36 font-mono text-muted @max-xl:hidden',
    },
  ];
}

/** Every prediction of the account, newest first, whoever started it. */
export function PredictionsPage(): React.JSX.Element {
  const engine = useEngine();
  const { provider, providerTitle } = useManage();
  const { chosen, choose, close } = useChosen();
  const [filters, setFilters] = useState<Filters>(noFilters);
  const wanted = toListFilters(filters);
  const listing = useListing<Prediction>({
    key: resourceKey(provider, 'predictions', 'pages', wanted),
    fetchPage: (cursor, signal) =>
      engine.resources.predictions.list({ provider, ...cursor, ...wanted }, { signal }),
    keepsPrevious: true,
    isLive: ({ status }) => !isTerminal(status) && status !== 'unknown',
  });
  const isFiltered = Object.keys(wanted).length > 0;
  const listed = listing.items?.find(({ id }) => id === chosen);
  return (
    <ListPage
      title={t('manage.sections.predictions')}
      listing={listing}
      columns={columns()}
      keyOf={({ id }) => id}
      chosen={chosen}
      onChoose={({ id }) => choose(id)}
      below={<PredictionFilters filters={filters} onChange={setFilters} />}
      empty={
        <EmptyState
          icon={Activity}
          title={
            isFiltered
              ? t('predictions.predictionsPage.noPredictionMatches')
              : t('predictions.predictionsPage.noPredictionsYet')
          }
          hint={
            isFiltered
              ? t('predictions.predictionsPage.chooseOtherDates')
              : t('predictions.predictionsPage.everythingRunsYou', { provider: providerTitle })
          }
        />
      }
      pane={
        chosen !== null && (
          <PredictionPane key={chosen} id={chosen} listed={listed} onClose={close} />
        )
      }
    />
  );
}
