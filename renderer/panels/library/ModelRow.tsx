import { BadgeCheck, Plus, Star } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { writeModelDrag } from '../../canvas/modelDrag.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { formatCount } from '../format.ts';
import { useLibrary } from './LibraryContext.tsx';
import { modelName } from './modelName.ts';
import { formatNumber } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';

/** The look of a star that was given. */
export const starredClass =
  'text-warning not-aria-disabled:hover:text-warning [&_svg]:fill-current';

type Props = {
  readonly model: ModelSummary;
  /** What is placed where it is not simply the model: `owner/name:version`. */
  readonly reference?: string;
};

/** A model in a list. A click, Space or the right arrow opens its page, Enter places it, and it can be dragged to the canvas. */
export function ModelRow({ model, reference = modelName(model) }: Props): React.JSX.Element {
  const { provider, open, place } = useLibrary();
  const id = useId();
  const openPage = (): void => open({ kind: 'model', owner: model.owner, name: model.name });
  return (
    <li className="group relative">
      <div
        role="button"
        tabIndex={0}
        data-library-row
        draggable
        aria-label={modelName(model)}
        aria-describedby={id}
        aria-keyshortcuts="Enter Space ArrowRight"
        className="chrome flex h-12 w-full items-center px-3 text-left group-hover:bg-surface-2 focus-visible:bg-surface-2 focus-visible:outline-offset-[-2px]"
        onDragStart={(event) => writeModelDrag(event.dataTransfer, { provider, model: reference })}
        onClick={openPage}
        onKeyDown={(event) =>
          onRowKey(event, { openPage, place: () => place({ model: reference }) })
        }
      >
        <RowText model={model} describedBy={id} />
        <RowAside model={model} reference={reference} />
      </div>
      <RowButtons model={model} reference={reference} />
    </li>
  );
}

type RowDeeds = { readonly openPage: () => void; readonly place: () => void };

function onRowKey(event: KeyboardEvent, { openPage, place }: RowDeeds): void {
  const deed = event.key === 'Enter' ? place : openPage;
  if (!['Enter', ' ', 'ArrowRight'].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  deed();
}

type TextProps = { readonly model: ModelSummary; readonly describedBy: string };

function RowText({ model, describedBy }: TextProps): React.JSX.Element {
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-1 leading-5">
        <span className="truncate">
          <span className="text-muted">{model.owner}/</span>
          <span className="font-medium">{model.name}</span>
        </span>
        {model.official && (
          <BadgeCheck
            role="img"
            aria-label={t('common.official')}
            size={14}
            className="shrink-0 text-accent"
          />
        )}
      </span>
      <span id={describedBy} className="block truncate text-sm text-muted">
        {model.description === '' ? t('common.noDescription') : model.description}
      </span>
    </span>
  );
}

function RowAside({ model, reference }: Required<Props>): React.JSX.Element | null {
  const { placing, isFavourite } = useLibrary();
  const isPlacing = placing === reference;
  const starred = isFavourite(model);
  if (!isPlacing && !starred && model.runCount === 0) return null;
  return (
    <span
      className={cx(
        'flex shrink-0 items-center gap-1.5 pl-2 text-xs text-muted',
        !isPlacing && 'group-hover:invisible',
      )}
    >
      {isPlacing ? (
        <Spinner />
      ) : (
        <>
          {model.runCount > 0 && (
            <span
              className="tabular"
              title={t('common.runs', {
                count: model.runCount,
                runs: formatNumber(model.runCount),
              })}
            >
              {formatCount(model.runCount)}
            </span>
          )}
          {starred && <Star aria-hidden size={12} className="fill-current text-warning" />}
        </>
      )}
    </span>
  );
}

/** For the mouse only: a key does the same on the row and on the model's page. */
function RowButtons({ model, reference }: Required<Props>): React.JSX.Element | null {
  const { placing, place, isFavourite, toggleFavourite } = useLibrary();
  if (placing === reference) return null;
  const starred = isFavourite(model);
  return (
    <span className="invisible absolute inset-y-1 right-2 flex items-center gap-0.5 bg-surface-2 pl-2 group-hover:visible">
      <IconButton
        label={
          starred ? t('library.modelRow.removeFromFavourites') : t('library.modelRow.addFavourites')
        }
        icon={Star}
        size="sm"
        tabIndex={-1}
        className={cx('hover:bg-surface-3', starred && starredClass)}
        onClick={() => toggleFavourite(model)}
      />
      <IconButton
        label={t('common.addToCanvas')}
        icon={Plus}
        size="sm"
        tabIndex={-1}
        className="hover:bg-surface-3"
        onClick={() => place({ model: reference })}
      />
    </span>
  );
}
