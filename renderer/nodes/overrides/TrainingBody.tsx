import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useNodeTasks } from '../../engine/AppContext.tsx';
import { readModel } from '../../panels/inspector/readModel.ts';
import { LogView } from '../../panels/runs/LogView.tsx';
import { PortRows } from '../PortRows.tsx';
import { SettingRows } from '../SettingRows.tsx';
import { useNodeOutputs } from '../useNodeOutputs.ts';
import { ChooseModel } from './ChooseModel.tsx';
import { ModelLine } from './ModelLine.tsx';
import { t } from '../../messages/t.ts';

/** What is trained, where the version goes, its ports, its log while it runs and the version it made. */
export function TrainingBody({ node }: { readonly node: GraphNode }): ReactNode {
  if (readModel(node).model === '') {
    return (
      <ChooseModel node={node} label={t('inspector.modelBlock.chooseBaseModel')}>
        {t('nodes.trainingBody.chooseModelTrain')}
      </ChooseModel>
    );
  }
  return (
    <>
      <ModelLine node={node} />
      <PortRows node={node} side="output" />
      <SettingRows node={node} />
      <PortRows node={node} side="input" />
      <LiveLog node={node} />
      <MadeVersion node={node} />
    </>
  );
}

/** A training is long: its log shows on the node while it goes on, and in the inspector for good. */
function LiveLog({ node }: { readonly node: GraphNode }): ReactNode {
  const running = useNodeTasks(node.id).find(({ status }) => status === 'running');
  if (running === undefined || running.logs === '') return null;
  return (
    <div className="node-results nodrag">
      <LogView
        label={t('nodes.trainingBody.trainingLog')}
        text={running.logs}
        className="max-h-24"
      />
    </div>
  );
}

function MadeVersion({ node }: { readonly node: GraphNode }): ReactNode {
  const { shown } = useNodeOutputs(node.id);
  const made = shown.find(({ port }) => port.name === 'version')?.value;
  const versions = made?.type === 'list' ? made.items : made === undefined ? [] : [made];
  const [first] = versions;
  if (first?.type !== 'text') return null;
  const [model = '', id = ''] = first.text.split(':');
  return (
    <div className="node-results nodrag">
      <p className="truncate text-sm" title={first.text}>
        <span className="text-muted">{t('common.made')} </span>
        {model}
        <span className="font-mono text-xs text-muted">:{id.slice(0, 8)}</span>
      </p>
      {versions.length > 1 && (
        <p className="chrome text-xs text-muted">
          {t('nodes.jsonTree.more', { more: versions.length - 1 })}
        </p>
      )}
    </div>
  );
}
