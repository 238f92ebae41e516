import { RotateCw, Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { viewRows, type Column, type SortOrder } from './columns.ts';
import { FailureState } from './FailureState.tsx';
import { ResourceTable } from './ResourceTable.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';
import type { Listing } from '../../useListing.ts';
import { t } from '../../../messages/t.ts';

type Props<T> = {
  readonly title: string;
  readonly listing: Listing<T>;
  readonly columns: readonly Column<T>[];
  readonly keyOf: (item: T) => string;
  readonly chosen: string | null;
  readonly onChoose: (item: T) => void;
  /** Shown while there is nothing. */
  readonly empty: React.ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: React.ReactNode;
  /** A second row of filters, or a note. */
  readonly below?: React.ReactNode;
  /** The pane beside the table. */
  readonly pane?: React.ReactNode;
};

/** A page that lists things: title, filter, table with "Load more", and a pane for the chosen one. */
export function ListPage<T>(props: Props<T>): React.JSX.Element {
  const { title, listing, columns, keyOf, chosen, onChoose, empty, actions, below, pane } = props;
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<SortOrder>(null);
  const items = listing.items ?? [];
  const rows = viewRows(items, columns, { filter, order });
  return (
    <div className="flex min-h-0 flex-1">
      <section aria-label={title} className="@container flex min-w-0 flex-1 flex-col">
        <header className="chrome flex h-12 shrink-0 items-center gap-2 px-4">
          <h2 className="mr-auto text-lg font-semibold">{title}</h2>
          <div className="relative w-40 min-w-16">
            <Search
              aria-hidden
              size={14}
              className="pointer-events-none absolute top-1.5 left-2 text-muted"
            />
            <TextInput
              type="search"
              aria-label={`${t('manage.listPage.filter')}: ${title}`}
              placeholder={t('manage.listPage.filter')}
              className="pl-7"
              value={filter}
              onChange={setFilter}
            />
          </div>
          <IconButton
            label={t('common.reload')}
            icon={RotateCw}
            busy={listing.isLoading}
            onClick={listing.reload}
          />
          {actions}
        </header>
        {below !== undefined && <div className="shrink-0 px-4 pb-2">{below}</div>}
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto border-t border-border">
          <Body listing={listing} title={title} isEmpty={items.length === 0} empty={empty}>
            <ResourceTable
              label={title}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              order={order}
              onOrder={setOrder}
              chosen={chosen}
              onChoose={onChoose}
            />
            {rows.length === 0 && (
              <p className="px-4 py-6 text-center text-sm text-muted">
                {t('manage.listPage.noneMatches', { loaded: items.length, filter })}
              </p>
            )}
            <Foot listing={listing} count={items.length} />
          </Body>
        </div>
      </section>
      {pane}
    </div>
  );
}

type BodyProps<T> = {
  readonly listing: Listing<T>;
  readonly title: string;
  readonly isEmpty: boolean;
  readonly empty: React.ReactNode;
  readonly children: React.ReactNode;
};

function Body<T>({ listing, title, isEmpty, empty, children }: BodyProps<T>): React.ReactNode {
  const { items, error, loadMore } = listing;
  if (error !== null && isEmpty) {
    return (
      <FailureState
        title={t('manage.listPage.couldNotRead', { title })}
        error={error}
        onRetry={listing.retry}
      />
    );
  }
  if (items === undefined) return <SkeletonRows />;
  if (isEmpty) {
    return (
      <>
        <div className="m-auto">{empty}</div>
        {loadMore !== undefined && <Foot listing={listing} count={0} />}
      </>
    );
  }
  return (
    <>
      {error !== null && (
        <FailureState
          title={t('manage.listPage.couldNotReadAgain', { title })}
          error={error}
          onRetry={listing.retry}
        />
      )}
      {children}
    </>
  );
}

function Foot<T>({
  listing,
  count,
}: {
  readonly listing: Listing<T>;
  readonly count: number;
}): React.JSX.Element {
  const { loadMore, isLoadingMore } = listing;
  return (
    <footer className="chrome flex items-center gap-3 px-4 py-2.5 text-sm text-muted">
      {loadMore === undefined
        ? t('manage.listPage.all', { number: count })
        : t('manage.listPage.loaded', { number: count })}
      {loadMore !== undefined && (
        <Button size="sm" busy={isLoadingMore} onClick={loadMore}>
          {t('manage.listPage.loadMore')}
        </Button>
      )}
    </footer>
  );
}
