import { FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useApp, useNodeRun, useNodeTasks } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { PortRows } from '../PortRows.tsx';
import { SettingRows } from '../SettingRows.tsx';

/** Where files are saved, and which ones were. */
export function DownloadBody({ node }: { readonly node: GraphNode }): ReactNode {
  return (
    <>
      <PortRows node={node} side="input" />
      <SettingRows node={node} />
      <SavedFiles node={node} />
    </>
  );
}

function SavedFiles({ node }: { readonly node: GraphNode }): ReactNode {
  const app = useApp();
  const isDone = useNodeRun(node.id)?.status === 'succeeded';
  const names = useNodeTasks(node.id).flatMap((task) => task.label ?? []);
  const [first] = names;
  if (!isDone || first === undefined) return null;
  const folder = node.settings['folder'];
  const place = [
    app.info.outputFolder,
    ...(typeof folder === 'string' && folder !== '' ? [folder] : []),
  ].join('/');
  const reveal = (): void => {
    app.client.dialogs.reveal({ path: `${place}/${first}` }).then(
      (isShown) => isShown || app.notify({ kind: 'info', message: `The files are in ${place}.` }),
      (error: unknown) => app.notify({ kind: 'error', message: failureOf(error).message }),
    );
  };
  return (
    <div className="node-results nodrag">
      <p className="truncate font-mono text-xs" title={`${place}/${first}`}>
        {first}
      </p>
      <div className="mt-1 flex items-center justify-between gap-2">
        <span className="truncate text-xs text-muted" title={place}>
          {names.length > 1 ? `and ${names.length - 1} more in ` : 'in '}
          {place}
        </span>
        <Button size="sm" kind="ghost" icon={FolderOpen} onClick={reveal}>
          Show
        </Button>
      </div>
    </div>
  );
}
