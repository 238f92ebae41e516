import { File as FileIcon } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { formatBytes } from '../../panels/format.ts';
import { useRowsInSight, type RowRange } from '../../ui/useRowsInSight.ts';
import { ItemButtons } from './ItemButtons.tsx';
import { moveItem } from './fileRefs.ts';
import { useDragOrder } from './useDragOrder.ts';
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

/** With more files than this only those in sight are drawn: a folder may hold thousands. */
const mostDrawn = 50;

/** In pixels. */
const rowHeight = 32;

/** The chosen files: picture, name and size, to move and to take out. */
export function FileList({ pickerId, ...rows }: Props): ReactNode {
  const { files, onChange } = rows;
  const { ref, follow } = useItemFocus<HTMLUListElement>({
    count: files.length,
    last: pickerId,
    rowHeight,
  });
  const inSight = useRowsInSight(ref, { count: files.length, rowHeight });
  if (files.length === 0) return null;
  return (
    <>
      <Rows {...rows} inSight={inSight} follow={follow} list={ref} />
      {files.length > 1 && (
        <p className="chrome flex items-center justify-between text-xs text-muted">
          <span className="tabular">{t('library.shortValue.files', { count: files.length })}</span>
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
  readonly inSight: RowRange;
  readonly follow: (index: number, act: ItemAct) => void;
  readonly list: RefObject<HTMLUListElement | null>;
};

function Rows(props: RowsProps): ReactNode {
  const { files, isLarge, isOrdered, inSight, follow, list: ref, onChange } = props;
  const count = files.length;
  const canMove = isOrdered && count > 1;
  const { handlers, lookOf, heldAt } = useDragOrder((from, to) =>
    onChange(moveItem(files, from, to)),
  );
  const isWhole = count <= mostDrawn;
  const from = isWhole ? 0 : Math.min(inSight.from, heldAt ?? count);
  const to = isWhole ? count : Math.max(inSight.to, (heldAt ?? -1) + 1);
  return (
    <ul ref={ref} className="max-h-56 overflow-y-auto" {...handlers}>
      {from > 0 && <li aria-hidden style={{ height: from * rowHeight }} />}
      {files.slice(from, to).map((file, at) => (
        // The same file may be there twice.
        <li
          key={`${from + at} ${file.artifact ?? file.path ?? file.name}`}
          data-item={from + at}
          aria-setsize={count}
          aria-posinset={from + at + 1}
          draggable={canMove}
          data-drag={lookOf(from + at, count)}
          style={isLarge ? undefined : { height: rowHeight }}
          className="flex flex-col justify-center gap-1 data-[drag=after]:shadow-[inset_0_-2px_var(--color-accent)] data-[drag=before]:shadow-[inset_0_2px_var(--color-accent)] data-[drag=held]:opacity-40"
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
              index={from + at}
              names={{
                up: t('nodes.fileList.moveUp', { name: file.name }),
                down: t('nodes.fileList.moveDown', { name: file.name }),
                remove: t('nodes.fileList.remove', { name: file.name }),
              }}
              canMove={canMove}
              onChange={onChange}
              follow={follow}
            />
          </div>
        </li>
      ))}
      {to < count && <li aria-hidden style={{ height: (count - to) * rowHeight }} />}
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
