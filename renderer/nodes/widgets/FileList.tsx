import { ArrowDown, ArrowUp, File as FileIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { formatBytes } from '../../panels/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { moveItem } from './fileRefs.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly files: readonly FileRef[];
  readonly isLarge: boolean;
  /** The order matters: items can be moved. */
  readonly isOrdered: boolean;
  readonly onChange: (files: readonly FileRef[]) => void;
};

/** Of a folder of thousands the first are shown. */
const mostShown = 100;

/** The chosen files: picture, name and size, to move and to take out. */
export function FileList({ files, isLarge, isOrdered, onChange }: Props): ReactNode {
  if (files.length === 0) return null;
  const hidden = files.length - mostShown;
  return (
    <>
      <Rows files={files} isLarge={isLarge} isOrdered={isOrdered} onChange={onChange} />
      {files.length > 1 && (
        <p className="chrome flex items-center justify-between text-xs text-muted">
          <span className="tabular">
            {hidden > 0
              ? t('nodes.fileList.firstShown', { files: files.length, shown: mostShown })
              : t('library.shortValue.files', { count: files.length })}
          </span>
          <button
            type="button"
            className="rounded-sm px-1 hover:text-text"
            onClick={() => onChange([])}
          >
            {t('nodes.fileList.removeAll')}
          </button>
        </p>
      )}
    </>
  );
}

function Rows({ files, isLarge, isOrdered, onChange }: Props): ReactNode {
  return (
    <ul className="flex max-h-56 flex-col gap-1 overflow-y-auto">
      {files.slice(0, mostShown).map((file, index) => (
        // The same file may be there twice.
        <li
          key={`${index} ${file.artifact ?? file.path ?? file.name}`}
          className="flex flex-col gap-1"
        >
          {isLarge && <Thumbnail file={file} isLarge />}
          <div className="flex items-center gap-1.5">
            {!isLarge && <Thumbnail file={file} isLarge={false} />}
            <span className="min-w-0 flex-1 truncate text-sm" title={nameIn(file)}>
              {nameIn(file)}
            </span>
            {file.size !== undefined && (
              <span className="tabular shrink-0 text-xs text-muted">{formatBytes(file.size)}</span>
            )}
            {isOrdered && files.length > 1 && (
              <>
                <IconButton
                  size="sm"
                  label={t('nodes.fileList.moveUp', { name: file.name })}
                  icon={ArrowUp}
                  disabled={index === 0}
                  onClick={() => onChange(moveItem(files, index, -1))}
                />
                <IconButton
                  size="sm"
                  label={t('nodes.fileList.moveDown', { name: file.name })}
                  icon={ArrowDown}
                  disabled={index === files.length - 1}
                  onClick={() => onChange(moveItem(files, index, 1))}
                />
              </>
            )}
            <IconButton
              size="sm"
              label={t('nodes.fileList.remove', { name: file.name })}
              icon={X}
              onClick={() => onChange(files.filter((_, at) => at !== index))}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function nameIn({ folder = '', name }: FileRef): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function Thumbnail({
  file,
  isLarge,
}: {
  readonly file: FileRef;
  readonly isLarge: boolean;
}): ReactNode {
  const info = useAppInfo();
  const { artifact } = file;
  if (
    artifact === undefined ||
    !isArtifactId(artifact) ||
    mediaKindOf(file.mediaType ?? '') !== 'image'
  ) {
    return isLarge ? null : <FileIcon size={14} aria-hidden className="shrink-0 text-muted" />;
  }
  return (
    <img
      src={artifactUrl(info, { id: artifact })}
      alt={isLarge ? file.name : ''}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={
        isLarge
          ? // The room is there before the picture is: a node that grows later runs out of the fitted view.
            'media-frame aspect-[4/3] max-h-48 w-full object-contain'
          : 'media-frame size-7 shrink-0 object-cover'
      }
    />
  );
}
