import type { Json, JsonObject } from '../../../../shared/domain/json.ts';
import { jsonValue } from '../../../../shared/domain/values.ts';
import { ValuePreview } from '../../../nodes/previews/ValuePreview.tsx';
import { LogView } from '../../runs/LogView.tsx';
import { PaneSection } from './PaneSection.tsx';
import { Inputs } from './Pieces.tsx';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly input: JsonObject;
  readonly error: string | null;
  readonly logs: string;
  readonly metrics: JsonObject;
  readonly output: React.ReactNode;
};

/** What went in, what came out, what was printed and measured: of a prediction or a training. */
export function RunStory({ input, error, logs, metrics, output }: Props): React.JSX.Element {
  const measured: Json = metrics;
  return (
    <>
      {error !== null && (
        <p role="alert" className="rounded-md bg-danger-soft p-2 text-sm break-words text-danger">
          {error}
        </p>
      )}
      {output}
      <PaneSection title={t('manage.runStory.input')}>
        <Inputs input={input} />
      </PaneSection>
      <PaneSection title={t('common.logs')}>
        {logs === '' ? (
          <p className="text-sm text-muted">{t('common.noLogs')}</p>
        ) : (
          <LogView label={t('common.logs')} text={logs} className="max-h-56" />
        )}
      </PaneSection>
      {Object.keys(metrics).length > 0 && (
        <PaneSection title={t('manage.runStory.metrics')}>
          <ValuePreview value={jsonValue(measured)} title={t('manage.runStory.metrics')} />
        </PaneSection>
      )}
    </>
  );
}
