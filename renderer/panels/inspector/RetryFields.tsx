import type { GraphNode } from '../../../shared/domain/graph.ts';
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import { retryReasons, type RetryReason } from '../../../shared/domain/nodePolicy.ts';
import { policyBounds } from '../../../shared/graph/nodePolicy.ts';
import type { SetPolicyKey } from './ExecutionBlock.tsx';
import { PolicyNumber } from './PolicyNumber.tsx';
import { PolicySwitch } from './PolicySwitch.tsx';
import { t } from '../../messages/t.ts';

function labels(): { readonly [reason in RetryReason]: string } {
  return {
    unavailable: t('inspector.retryFields.providerCannotReached'),
    failed: t('inspector.retryFields.modelFails'),
    timeout: t('inspector.retryFields.timeLimitEnds'),
  };
}

const defaultBackoffMs = 2000;

type Props = { readonly node: GraphNode; readonly raw: JsonObject; readonly set: SetPolicyKey };

/** How often a task is tried, how long it waits in between, and after which failures. */
export function RetryFields({ node, raw, set }: Props): React.JSX.Element {
  const retry = isJsonObject(raw['retry']) ? raw['retry'] : {};
  const { attempts, backoffMs = defaultBackoffMs, on = [...retryReasons] } = retry;
  const reasons: readonly unknown[] = Array.isArray(on) ? on : [];
  const id = (name: string): string => `inspector-${node.id}-policy-${name}`;
  const setAttempts = (count: number | undefined): void =>
    set(
      'retry',
      count === undefined ? undefined : { ...retry, attempts: count, backoffMs, on },
      true,
    );
  const setReason = (reason: RetryReason, isOn: boolean): void => {
    const next = retryReasons.filter((each) => (each === reason ? isOn : reasons.includes(each)));
    set('retry', { ...retry, on: next });
  };
  const isRetried = typeof attempts === 'number' && attempts > 1;
  return (
    <>
      <div className="flex gap-3">
        <PolicyNumber
          id={id('attempts')}
          label={t('common.attempts')}
          value={attempts}
          bounds={policyBounds.attempts}
          placeholder="1"
          onChange={setAttempts}
        />
        <PolicyNumber
          id={id('backoff')}
          label={t('inspector.retryFields.firstWait')}
          isTime
          value={isRetried ? backoffMs : undefined}
          bounds={policyBounds.backoffMs}
          placeholder={isRetried ? '0' : t('common.none')}
          isDisabled={!isRetried}
          onChange={(ms = 0) => set('retry', { ...retry, backoffMs: ms }, true)}
        />
      </div>
      {isRetried && (
        <fieldset className="min-w-0">
          <legend className="chrome mb-0.5 text-sm font-medium">
            {t('inspector.retryFields.triedAgainWhen')}
          </legend>
          {retryReasons.map((reason) => (
            <PolicySwitch
              key={reason}
              id={id(`on-${reason}`)}
              label={labels()[reason]}
              checked={reasons.includes(reason)}
              onChange={(isOn) => setReason(reason, isOn)}
            />
          ))}
          <p className="mt-0.5 text-sm text-muted">
            {node.type === 'training'
              ? t('inspector.retryFields.eachTraining')
              : t('inspector.retryFields.eachPrediction')}
          </p>
        </fieldset>
      )}
    </>
  );
}
