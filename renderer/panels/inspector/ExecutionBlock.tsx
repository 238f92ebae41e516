import type { GraphNode } from '../../../shared/domain/graph.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/domain/json.ts';
import { errorPortName, passesErrors, readPolicy } from '../../../shared/graph/nodePolicy.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { Section } from '../../ui/Section.tsx';
import { PolicySwitch } from './PolicySwitch.tsx';
import { RetryFields } from './RetryFields.tsx';
import { TimeFields } from './TimeFields.tsx';
import { t } from '../../messages/t.ts';
import { policyText } from './policyText.ts';

/** Changes one key of a policy; undefined takes it away. `isTyped`: a number that comes key by key. */
export type SetPolicyKey = (key: string, value: Json | undefined, isTyped?: boolean) => void;

/** How the tasks of a node are run: attempts, time limits, and where failures go. Nothing for a node that never runs. */
export function ExecutionBlock({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const app = useApp();
  const type = findNodeType(node.type);
  if (type?.runs !== true) return null;
  const raw = isJsonObject(node.policy) ? node.policy : {};
  const set: SetPolicyKey = (key, value, isTyped = false) =>
    app.document.getState().apply({
      type: 'setPolicy',
      nodeId: node.id,
      policy: withKey(raw, key, value),
      ...(isTyped ? { field: key } : {}),
    });
  const passOn = (isOn: boolean): void => {
    const { applyAll, pipeline } = app.document.getState();
    const policy = withKey(raw, 'onError', isOn ? 'output' : undefined);
    // The port goes, and what hangs on it too: one step of undo.
    const edges = pipeline.graph.edges.filter(
      ({ source, sourcePort }) => !isOn && source === node.id && sourcePort === errorPortName,
    );
    applyAll([
      ...(edges.length === 0
        ? []
        : [{ type: 'remove', nodes: [], edges: edges.map(({ id }) => id) } as const]),
      { type: 'setPolicy', nodeId: node.id, policy },
    ]);
  };
  const summary = policyText(readPolicy(node));
  return (
    <Section
      title={t('inspector.executionBlock.execution')}
      folds="closed"
      aside={
        <span className="min-w-0 truncate text-sm text-muted" title={summary}>
          {summary}
        </span>
      }
    >
      {type.category === 'model' && (
        <>
          <RetryFields node={node} raw={raw} set={set} />
          <TimeFields node={node} raw={raw} set={set} />
        </>
      )}
      <PolicySwitch
        id={`inspector-${node.id}-policy-errors`}
        label={t('inspector.executionBlock.failedItemsGo')}
        checked={passesErrors(node)}
        onChange={passOn}
        hint={t('inspector.executionBlock.runGoesSucceeds')}
      />
    </Section>
  );
}

/** A policy without a key left is none at all. */
function withKey(raw: JsonObject, key: string, value: Json | undefined): JsonObject | undefined {
  const { [key]: _, ...rest } = raw;
  const next = value === undefined ? rest : { ...rest, [key]: value };
  return Object.keys(next).length === 0 ? undefined : next;
}
