import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { policyBounds } from '../../../shared/graph/nodePolicy.ts';
import type { SetPolicyKey } from './ExecutionBlock.tsx';
import { PolicyNumber } from './PolicyNumber.tsx';
import { t } from '../../messages/t.ts';

function fields() {
  return [
    { key: 'timeoutMs', label: t('inspector.timeFields.timeLimit') },
    { key: 'cancelAfterMs', label: t('inspector.timeFields.cancelAfter') },
  ] as const;
}

type Props = { readonly node: GraphNode; readonly raw: JsonObject; readonly set: SetPolicyKey };

/** How long an attempt may take, watched here and at the provider. */
export function TimeFields({ node, raw, set }: Props): React.JSX.Element {
  return (
    <div>
      <div className="flex gap-3">
        {fields().map(({ key, label }) => (
          <PolicyNumber
            key={key}
            id={`inspector-${node.id}-policy-${key}`}
            label={label}
            isTime
            value={raw[key]}
            bounds={policyBounds[key]}
            placeholder={t('common.none')}
            onChange={(ms) => set(key, ms, true)}
          />
        ))}
      </div>
      <p className="mt-1 text-sm text-muted">{t('inspector.timeFields.bothCountFrom')}</p>
    </div>
  );
}
