import { GraduationCap, Plus } from 'lucide-react';
import { isTerminal } from '../../../../shared/domain/prediction.ts';
import type { Training } from '../../../../shared/domain/training.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { newKey, useChosen } from '../parts/useChosen.ts';
import { useListing } from '../../useListing.ts';
import { createdColumn, statusColumn, timeColumn } from '../parts/workColumns.tsx';
import { TrainingForm } from './TrainingForm.tsx';
import { TrainingPane } from './TrainingPane.tsx';
import { t } from '../../../messages/t.ts';

function columns(): readonly Column<Training>[] {
  return [
    {
      id: 'model',
      title: t('trainings.trainingsPage.trainedModel'),
      text: ({ model }) => model,
    },
    statusColumn(),
    {
      id: 'output',
      title: t('common.made'),
      text: ({ output }) => output?.version ?? '',
      className: 'font-mono text-muted @max-lg:hidden',
    },
    createdColumn(),
    timeColumn(),
  ];
}

/** The trainings of the account, newest first. */
export function TrainingsPage(): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const listing = useListing<Training>({
    key: resourceKey(provider, 'trainings', 'pages'),
    fetchPage: (cursor, signal) =>
      engine.resources.trainings.list({ provider, ...cursor }, { signal }),
    isLive: ({ status }) => !isTerminal(status) && status !== 'unknown',
  });
  const start = (): void => choose(newKey);
  const listed = listing.items?.find(({ id }) => id === chosen);
  return (
    <ListPage
      title={t('manage.sections.trainings')}
      listing={listing}
      columns={columns()}
      keyOf={({ id }) => id}
      chosen={chosen}
      onChoose={({ id }) => choose(id)}
      actions={
        <Button kind="primary" icon={Plus} data-new onClick={start}>
          {t('trainings.trainingsPage.newTraining')}
        </Button>
      }
      empty={
        <EmptyState
          icon={GraduationCap}
          title={t('trainings.trainingsPage.noTrainingsYet')}
          hint={t('trainings.trainingsPage.trainingMakesNew')}
        >
          <Button onClick={start}>{t('trainings.trainingsPage.startTraining')}</Button>
        </EmptyState>
      }
      pane={
        chosen === newKey ? (
          <TrainingForm onClose={close} onStarted={reset} />
        ) : (
          chosen !== null && (
            <TrainingPane key={chosen} id={chosen} listed={listed} onClose={close} />
          )
        )
      }
    />
  );
}
