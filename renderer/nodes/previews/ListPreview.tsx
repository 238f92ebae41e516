import { Fragment, type ReactNode } from 'react';
import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { Value } from '../../../shared/domain/values.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { useViewer } from './useViewer.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly items: readonly Value[]; readonly title: string };

type ListProps = Props & { readonly renderItem: (item: Value, title: string) => ReactNode };

const shownPictures = 9;
const shownOthers = 4;

/** Pictures as a grid; anything else one below the other. */
export function ListPreview({ items, title, renderItem }: ListProps): ReactNode {
  if (items.length === 0)
    return <p className="text-sm text-muted">{t('nodes.listPreview.emptyList')}</p>;
  return items.every(isPicture) ? (
    <PictureGrid items={items} title={title} />
  ) : (
    <div className="flex flex-col gap-1">
      {items.slice(0, shownOthers).map((item, index) => (
        // Items have no identity but their place.
        <Fragment key={index}>{renderItem(item, `${title} ${index + 1}`)}</Fragment>
      ))}
      {items.length > shownOthers && <MoreButton items={items} title={title} shown={shownOthers} />}
    </div>
  );
}

type Picture = Extract<Value, { type: 'file' }>;

function isPicture(item: Value): item is Picture {
  return item.type === 'file' && mediaKindOf(item.artifact.mediaType) === 'image';
}

function PictureGrid({
  items,
  title,
}: {
  readonly items: readonly Picture[];
  readonly title: string;
}): ReactNode {
  const info = useAppInfo();
  const view = useViewer(title);
  return (
    <>
      <div className={`grid gap-1 ${items.length <= 4 ? 'grid-cols-2' : 'grid-cols-3'}`}>
        {items.slice(0, shownPictures).map(({ artifact }, index) => (
          <button
            // The same picture may be there twice.
            key={index}
            type="button"
            className="media-button"
            aria-label={t('nodes.listPreview.view', {
              name: artifact.name,
              number: index + 1,
              all: items.length,
            })}
            onClick={() => view(items, index)}
          >
            <img
              src={artifactUrl(info, artifact)}
              alt={`${title} ${index + 1}`}
              loading="lazy"
              decoding="async"
              draggable={false}
              className="media-frame aspect-square w-full object-cover"
            />
          </button>
        ))}
      </div>
      {items.length > shownPictures ? (
        <MoreButton items={items} title={title} shown={shownPictures} />
      ) : (
        <p className="mt-1 text-xs text-muted">{t('common.items', { count: items.length })}</p>
      )}
    </>
  );
}

type MoreProps = Props & { readonly shown: number };

function MoreButton({ items, title, shown }: MoreProps): ReactNode {
  const view = useViewer(title);
  return (
    <button
      type="button"
      className="mt-1 text-xs text-accent hover:underline"
      onClick={() => view(items, shown)}
    >
      {t('nodes.listPreview.showAll', { all: items.length })}
    </button>
  );
}
