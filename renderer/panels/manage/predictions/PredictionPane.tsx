import { useMutation } from '@tanstack/react-query';
import { SquareArrowOutUpRight } from 'lucide-react';
import { isTerminal, type Prediction } from '../../../../shared/domain/prediction.ts';
import { placePrediction } from '../../../actions/edits/placePrediction.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
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
  readonly listed: Prediction | undefined;
  readonly onClose: () => void;
};

/** One prediction: how it stands, what went in and what came out. */
export function PredictionPane({ id, listed, onClose }: Props): React.JSX.Element {
  const app = useApp();
  const { provider } = useManage();
  const query = useLiveItem<Prediction>({
    kind: 'predictions',
    id,
    listed,
    fetch: (signal) => app.client.resources.predictions.get({ provider, id }, { signal }),
  });
  const prediction = query.data ?? listed;
  return (
    <Pane
      title={prediction?.model || t('predictions.predictionPane.prediction')}
      onClose={onClose}
      aside={prediction !== undefined && <StatusBadge status={prediction.status} />}
      footer={prediction !== undefined && <PredictionActions prediction={prediction} />}
    >
      {query.isError && <PaneProblem query={query} />}
      {prediction !== undefined && <PredictionStory prediction={prediction} />}
    </Pane>
  );
}

function PredictionStory({ prediction }: { readonly prediction: Prediction }): React.JSX.Element {
  const isLive = !isTerminal(prediction.status);
  const now = useNow(isLive);
  const time = runTime(prediction, now);
  const { id, version, createdAt, completedAt, output, dataRemoved } = prediction;
  const hasOutput = output !== null && !(Array.isArray(output) && output.length === 0);
  return (
    <>
      <Facts
        facts={[
          {
            name: t('common.id'),
            value: <CopyText text={id} what={t('predictions.predictionPane.predictionId')} />,
          },
          { name: t('common.version'), value: <Version id={version} /> },
          { name: t('common.created'), value: <When at={createdAt} /> },
          ...(completedAt === null
            ? []
            : [{ name: t('common.ended'), value: <When at={completedAt} /> }]),
          ...(time === null ? [] : [{ name: t('common.time'), value: formatDuration(time) }]),
        ]}
      />
      {dataRemoved && (
        <p className="rounded-md bg-warning-soft p-2 text-sm text-warning">
          {t('predictions.predictionPane.providerHasDeleted')}
        </p>
      )}
      <RunStory
        {...prediction}
        output={
          hasOutput && (
            <PaneSection title={t('common.output')}>
              <Pieces value={output} title={t('common.output')} showsPictures />
            </PaneSection>
          )
        }
      />
    </>
  );
}

function Version({ id }: { readonly id: string }): React.JSX.Element {
  if (/^[0-9a-f]{64}$/.test(id)) return <CopyText text={id} what={t('common.theVersionId')} />;
  return <span className="text-muted">{t('predictions.predictionPane.notTold')}</span>;
}

function PredictionActions({ prediction }: { readonly prediction: Prediction }): React.JSX.Element {
  const app = useApp();
  const { provider, close } = useManage();
  const { id, model, status } = prediction;
  const open = useMutation({
    mutationFn: () => placePrediction(app, provider, prediction),
    onSuccess: (dropped) => {
      close();
      for (const message of dropped) app.notify({ kind: 'info', message });
    },
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const cancel = useAct({
    kind: 'predictions',
    ask: {
      title: t('predictions.predictionPane.cancelThis'),
      message: t('predictions.predictionPane.predictionStopsGives', { id, model }),
      verb: t('predictions.predictionPane.cancel'),
    },
    act: () => app.client.resources.predictions.cancel({ provider, id }),
    done: t('predictions.predictionPane.predictionCanceled'),
  });
  return (
    <>
      <Button
        icon={SquareArrowOutUpRight}
        kind="primary"
        busy={open.isPending}
        disabled={model === ''}
        onClick={() => open.mutate()}
      >
        {t('predictions.predictionPane.openAsNode')}
      </Button>
      {!isTerminal(status) && <CancelButton act={cancel} />}
    </>
  );
}
