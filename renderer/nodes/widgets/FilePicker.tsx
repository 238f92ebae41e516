import { Upload } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { FileRef } from '../../../shared/domain/graph.ts';
import type { Json } from '../../../shared/domain/json.ts';
import type { ScalarType } from '../../../shared/domain/ports.ts';
import { takesMedia } from '../../../shared/nodes/folderFiles.ts';
import type { PickedFile } from '../../actions/edits/addFiles.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { cx } from '../../ui/cx.ts';
import { PushButton } from '../../ui/PushButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { droppedFiles, folderFiles } from './droppedFiles.ts';
import { FileList } from './FileList.tsx';
import { acceptOf } from './fileRefs.ts';
import { useImport } from './useImport.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly accept: ScalarType;
  readonly files: readonly FileRef[];
  /** New files are added to those there; otherwise they take their place. */
  readonly isMany: boolean;
  /** Several can be chosen at a time, also where new ones take the place of those there. */
  readonly takesSeveral?: boolean;
  /** The dialog asks for a folder and takes all files in it. */
  readonly isFolder?: boolean;
  /** The kind of files that is taken of a folder; all of them when absent. */
  readonly only?: Json | undefined;
  /** Shows one picture at the width of the node. */
  readonly isLarge?: boolean;
  readonly onChange: (files: readonly FileRef[]) => void;
};

/** Files by dialog or by drop, in order. */
export function FilePicker({
  id,
  label,
  accept,
  files,
  isMany,
  takesSeveral = isMany,
  isFolder = false,
  only,
  isLarge = false,
  onChange,
}: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // React knows no attribute for it.
    if (input.current !== null) input.current.webkitdirectory = isFolder;
  }, [isFolder]);
  const { progress, importFiles } = useImport();
  const app = useApp();
  // The files as they are once the new ones are here: one may have been taken out meanwhile.
  const current = useRef({ files, onChange });
  useEffect(() => {
    current.current = { files, onChange };
  });
  const add = async (chosen: readonly PickedFile[]): Promise<void> => {
    const taken = chosen.filter(
      ({ file, folder }) => folder === undefined || takesMedia(only, file.type),
    );
    if (taken.length === 0 && chosen.length > 0)
      app.notify({ kind: 'info', message: t('nodes.filePicker.folderHoldsNo') });
    const added = await importFiles(taken);
    if (added.length === 0) return;
    const now = current.current;
    now.onChange(isMany ? [...now.files, ...added] : added);
  };
  const onDrop = (event: DragEvent): void => {
    setIsOver(false);
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    void droppedFiles(event.dataTransfer).then(add);
  };
  const text =
    progress ?? (isFolder ? t('nodes.filePicker.chooseFolder') : promptFor(files.length, isMany));
  return (
    <div
      className="flex flex-col gap-1"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <FileList
        pickerId={id}
        files={files}
        isLarge={isLarge && files.length === 1}
        isOrdered={isMany}
        onChange={onChange}
      />
      <PushButton
        id={id}
        aria-label={`${label}: ${text}`}
        disabled={progress !== null}
        onClick={() => input.current?.click()}
        className={cx(
          'drop-zone chrome',
          isLarge && files.length === 0 && 'h-24',
          isOver && 'is-over',
        )}
      >
        {progress === null ? <Upload size={14} aria-hidden /> : <Spinner />}
        {isOver ? t('nodes.filePicker.dropAdd') : text}
      </PushButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple={takesSeveral}
        accept={acceptOf(accept)}
        aria-label={t('nodes.filePicker.file', { label })}
        onChange={(event) => {
          const chosen = Array.from(event.target.files ?? []);
          void add(isFolder ? folderFiles(chosen) : chosen.map((file) => ({ file })));
          event.target.value = '';
        }}
      />
    </div>
  );
}

function promptFor(count: number, isMany: boolean): string {
  if (count === 0)
    return isMany ? t('nodes.filePicker.chooseFiles') : t('nodes.filePicker.chooseFile');
  return isMany ? t('nodes.filePicker.addFiles') : t('common.replace');
}
