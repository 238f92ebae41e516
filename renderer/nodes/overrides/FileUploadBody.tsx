import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { uploadMode } from '../../actions/edits/addFiles.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { PortRows } from '../PortRows.tsx';
import { readFileRefs } from '../widgets/fileRefs.ts';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { t } from '../../messages/t.ts';

/** The chosen files with their pictures, and a place to drop more. */
export function FileUploadBody({ node }: { readonly node: GraphNode }): ReactNode {
  const app = useApp();
  const isOne = node.settings['mode'] === 'one';
  const files = readFileRefs(node.settings['files']);
  return (
    <>
      <PortRows node={node} side="output" />
      <div className="node-row">
        <FilePicker
          id={`${node.id}-files`}
          label={isOne ? t('window.groups.file') : t('manage.sections.files')}
          accept="file"
          files={files}
          isMany={!isOne}
          isFolder={node.settings['mode'] === 'folder'}
          only={node.settings['only']}
          isLarge
          onChange={(next) =>
            app.document.getState().apply({
              type: 'setSettings',
              nodeId: node.id,
              settings: isOne ? { files: next, mode: uploadMode(next) } : { files: next },
            })
          }
        />
      </div>
    </>
  );
}
