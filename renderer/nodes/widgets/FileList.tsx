import { File as FileIcon } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { formatBytes } from '../../panels/format.ts';
import { ItemButtons } from './ItemButtons.tsx';
import { useItemFocus, type ItemAct } from './useItemFocus.ts';
import { t } from '../../messages/t.ts';

type Props = {
  /** The id of the button that adds files. */
  readonly pickerId: string;
  readonly files: readonly FileRef[];
  readonly isLarge: boolean;
  /** The order matters: items can be moved. */
  readonly isOrdered: boolean;
  readonly onChange: (files: readonly FileRef[]) => void;
};

/** Of a folder of thousands the first are shown. */
const mostShown = 100;

/** The chosen files: picture, name and size, to move and to take out. */
export function FileList({ pickerId, ...rows }: Props): ReactNode {
  const { files, onChange } = rows;
  const { ref, follow } = useItemFocus<HTMLUListElement>(pickerId);
  if (files.length === 0) return null;
  const hidden = files.length - mostShown;
  return (
    <>
      <Rows {...rows} follow={follow} list={ref} />
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

type RowsProps = Omit<Props, 'pickerId'> & {
  readonly follow: (index: number, act: ItemAct) => void;
  readonly list: RefObject<HTMLUListElement | null>;
};

function Rows({ files, isLarge, isOrdered, follow, list: ref, onChange }: RowsProps): ReactNode {
  return (
    <ul ref={ref} className="flex max-h-56 flex-col gap-1 overflow-y-auto">
      {files.slice(0, mostShown).map((file, index) => (
        // The same file may be there twice.
        <li
          key={`${index} ${file.artifact ?? file.path ?? file.name}`}
          data-item
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
            <ItemButtons
              items={files}
              index={index}
              names={{
                up: t('nodes.fileList.moveUp', { name: file.name }),
                down: t('nodes.fileList.moveDown', { name: file.name }),
                remove: t('nodes.fileList.remove', { name: file.name }),
              }}
              canMove={isOrdered && files.length > 1}
              onChange={onChange}
              follow={follow}
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
