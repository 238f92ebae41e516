import { Copy, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { useApp, useNodeTasks } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { PortRows } from '../PortRows.tsx';
import { SettingRows } from '../SettingRows.tsx';
import { t } from '../../messages/t.ts';

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
  const paths = useNodeTasks(node.id).flatMap((task) => task.exported);
  const [first] = paths;
  if (first === undefined) return null;
  const cut = Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\'));
  const folder = first.slice(0, cut);
  const copy = (): void => {
    app.clipboard.write(first).then(
      () => app.notify({ kind: 'success', message: t('nodes.downloadBody.pathClipboard') }),
      () => app.notify({ kind: 'info', message: t('nodes.downloadBody.file', { path: first }) }),
    );
  };
  const reveal = (): void => {
    app.client.dialogs.reveal({ path: first }).then(
      (isShown) =>
        isShown ||
        app.notify({ kind: 'info', message: t('nodes.downloadBody.filesAre', { folder }) }),
      (error: unknown) => app.notify({ kind: 'error', message: failureOf(error).message }),
    );
  };
  return (
    <div className="node-results nodrag">
      <p className="truncate font-mono text-xs" title={first}>
        {first.slice(cut + 1)}
      </p>
      <div className="mt-1 flex items-center justify-between gap-2">
        <span className="truncate text-xs text-muted" title={folder}>
          {paths.length > 1
            ? t('nodes.downloadBody.moreIn', { more: paths.length - 1, folder })
            : t('nodes.downloadBody.in', { folder })}
        </span>
        {app.info.host === 'desktop' ? (
          <Button size="sm" kind="ghost" icon={FolderOpen} onClick={reveal}>
            {t('common.show')}
          </Button>
        ) : (
          <Button size="sm" kind="ghost" icon={Copy} onClick={copy}>
            {t('nodes.downloadBody.copyPath')}
          </Button>
        )}
      </div>
    </div>
  );
}
