import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunSummary } from '../../../shared/api/types.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/Button.tsx';
import { runListKey } from './useRunHistory.ts';

/** Asks the providers of a canceled run at once to end what it has left there. */
export function EndLeftButton({
  run,
}: {
  readonly run: Pick<RunSummary, 'runId' | 'pipelineName'>;
}): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      await app.client.runs.cancel({ runId: run.runId });
      app.notify({ kind: 'success', message: t('runs.endLeft.ended') });
    } catch (error) {
      app.notify({ kind: 'error', message: failureOf(error).message });
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: runListKey });
    }
  };
  return (
    <Button
      size="sm"
      busy={isBusy}
      title={t('runs.endLeft.asksAtOnce')}
      aria-label={t('runs.endLeft.endLeftBy', { pipeline: run.pipelineName })}
      onClick={() => void end()}
    >
      {t('runs.endLeft.endIt')}
    </Button>
  );
}
