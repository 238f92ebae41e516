import { useMutation } from '@tanstack/react-query';
import { SquareArrowOutUpRight } from 'lucide-react';
import { isTerminal, parseProgress } from '../../../../shared/domain/prediction.ts';
import type { Training } from '../../../../shared/domain/training.ts';
import { chooseModel } from '../../../actions/edits/chooseModel.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { formatDuration } from '../../format.ts';
import { useNow } from '../../useNow.ts';
import { useManage } from '../ManageContext.tsx';
import { CancelButton } from '../parts/CancelButton.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { runTime } from '../parts/moment.ts';
import { Pane } from '../parts/Pane.tsx';
import { PaneProblem } from '../parts/PaneProblem.tsx';
import { PaneSection } from '../parts/PaneSection.tsx';
import { Pieces } from '../parts/Pieces.tsx';
import { RunStory } from '../parts/RunStory.tsx';
import { StatusBadge } from '../parts/StatusBadge.tsx';
import { useAct } from '../parts/useAct.ts';
import { useLiveItem } from '../parts/useLiveItem.ts';
import { When } from '../parts/When.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly id: string;
  readonly listed: Training | undefined;
  readonly onClose: () => void;
};

/** One training: its logs while it runs, and the version that it made. */
export function TrainingPane({ id, listed, onClose }: Props): React.JSX.Element {
  const app = useApp();
  const { provider } = useManage();
  const query = useLiveItem<Training>({
    kind: 'trainings',
    id,
    listed,
    fetch: (signal) => app.client.resources.trainings.get({ provider, id }, { signal }),
  });
  const training = query.data ?? listed;
  return (
    <Pane
      title={
        training === undefined
          ? t('trainings.trainingPane.training')
          : t('trainings.trainingPane.trainingOf', { model: training.model })
      }
      onClose={onClose}
      aside={training !== undefined && <StatusBadge status={training.status} />}
      footer={training !== undefined && <TrainingActions training={training} />}
    >
      {query.isError && <PaneProblem query={query} />}
      {training !== undefined && <TrainingStory training={training} />}
    </Pane>
  );
}

function TrainingStory({ training }: { readonly training: Training }): React.JSX.Element {
  const { id, version, createdAt, completedAt, output, status, logs } = training;
  const isLive = !isTerminal(status);
  const now = useNow(isLive);
  const time = runTime(training, now);
  const made = output?.version ?? null;
  return (
    <>
      <Facts
        facts={[
          {
            name: t('common.id'),
            value: <CopyText text={id} what={t('trainings.trainingPane.trainingId')} />,
          },
          {
            name: t('trainings.trainingPane.baseVersion'),
            value: <CopyText text={version} what={t('common.theVersionId')} />,
          },
          ...(made === null
            ? []
            : [
                {
                  name: t('common.made'),
                  value: <CopyText text={made} what={t('trainings.trainingPane.newVersion')} />,
                },
              ]),
          { name: t('common.created'), value: <When at={createdAt} /> },
          ...(completedAt === null
            ? []
            : [{ name: t('common.ended'), value: <When at={completedAt} /> }]),
          ...(time === null ? [] : [{ name: t('common.time'), value: formatDuration(time) }]),
        ]}
      />
      {isLive && (
        <ProgressBar
          label={t('trainings.trainingPane.training')}
          fraction={parseProgress(logs)?.fraction ?? null}
        />
      )}
      <RunStory
        {...training}
        output={
          output?.weights != null && (
            <PaneSection title={t('trainings.trainingPane.weights')}>
              <Pieces
                value={output.weights}
                title={t('trainings.trainingPane.weights')}
                showsPictures={false}
              />
            </PaneSection>
          )
        }
      />
    </>
  );
}

function TrainingActions({ training }: { readonly training: Training }): React.JSX.Element | null {
  const app = useApp();
  const { provider, close } = useManage();
  const made = training.output?.version ?? null;
  const place = useMutation({
    mutationFn: (model: string) => chooseModel(app, { provider, model, request: {} }),
    onSuccess: close,
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const cancel = useAct({
    kind: 'trainings',
    ask: {
      title: t('trainings.trainingPane.cancelThis'),
      message: t('trainings.trainingPane.trainingStopsMakes', {
        id: training.id,
        model: training.model,
      }),
      verb: t('trainings.trainingPane.cancel'),
    },
    act: () => app.client.resources.trainings.cancel({ provider, id: training.id }),
    done: t('trainings.trainingPane.trainingCanceled'),
  });
  if (!isTerminal(training.status)) return <CancelButton act={cancel} />;
  if (made === null) return null;
  return (
    <Button
      icon={SquareArrowOutUpRight}
      kind="primary"
      busy={place.isPending}
      onClick={() => place.mutate(made)}
    >
      {t('trainings.trainingPane.placeNewVersion')}
    </Button>
  );
}
