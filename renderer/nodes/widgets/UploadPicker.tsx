import type { ReactNode } from 'react';
import type { FileRef, GraphNode } from '../../../shared/domain/graph.ts';
import { uploadSettings } from '../../actions/edits/addFiles.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import { readFileRefs } from './fileRefs.ts';
import { FilePicker } from './FilePicker.tsx';

type Props = {
  readonly node: GraphNode;
  readonly id: string;
  /** Shows one picture at the width of the node. */
  readonly isLarge?: boolean;
};

/** The files of a File upload, one, many or a folder as it takes them. One that is given several takes many from then on. */
export function UploadPicker({ node, id, isLarge = false }: Props): ReactNode {
  const app = useApp();
  const { mode } = node.settings;
  const isOne = mode === 'one';
  const before = readFileRefs(node.settings['files']);
  const change = (files: readonly FileRef[]): void =>
    app.document.getState().apply({
      type: 'setSettings',
      nodeId: node.id,
      settings: uploadSettings(mode, before, files),
    });
  return (
    <FilePicker
      id={id}
      label={isOne ? t('window.groups.file') : t('manage.sections.files')}
      accept="file"
      files={before}
      isMany={!isOne}
      takesSeveral
      isFolder={mode === 'folder'}
      only={node.settings['only']}
      isLarge={isLarge}
      onChange={change}
    />
  );
}
