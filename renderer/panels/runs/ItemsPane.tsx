import { ArrowLeft, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { RunState } from '../../../shared/run/reduceRun.ts';
import { taskStandings, type TaskStanding } from '../../../shared/run/taskSummary.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useNow } from '../useNow.ts';
import { ItemRow } from './ItemRow.tsx';
import { statusLook } from './statusLook.ts';
import { TaskDetails } from './TaskDetails.tsx';
import { itemName } from './taskRows.ts';
import { useItem, useItemCounts, useItems, type ItemsOf } from './useItems.ts';
import { formatNumber } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly run: RunState; readonly nodeId: NodeId };

const all = 'all';
const rowHeight = 28;

/** Every item of a node that maps a list, however many there are, by status; one of them whole where it is chosen. */
export function ItemsPane({ run, nodeId }: Props): React.JSX.Element {
  const [status, setStatus] = useState<TaskStanding | null>(null);
  const [path, setPath] = useState<readonly number[] | null>(null);
  const isLive = run.status === 'running';
  const items: ItemsOf = { runId: run.runId, nodeId, isLive };
  if (path !== null) return <OneItem items={items} path={path} onBack={() => setPath(null)} />;
  return <ItemList items={items} status={status} onStatus={setStatus} onOpen={setPath} />;
}

type ListProps = {
  readonly items: ItemsOf;
  readonly status: TaskStanding | null;
  readonly onStatus: (status: TaskStanding | null) => void;
  readonly onOpen: (path: readonly number[]) => void;
};

function ItemList({ items, status, onStatus, onOpen }: ListProps): React.JSX.Element {
  const counts = useItemCounts(items) ?? {};
  const { at, see, error } = useItems(items, status);
  const now = useNow(items.isLive);
  const total = taskStandings.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const choices = [
    { value: all, label: t('common.allItems'), hint: formatNumber(total) },
    ...taskStandings.map((each) => ({
      value: each,
      label: statusLook(each).label,
      hint: formatNumber(counts[each] ?? 0),
    })),
  ];
  const shown = status === null ? total : (counts[status] ?? 0);
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-border py-1 pr-2 pl-3">
        <div className="w-40 min-w-0">
          <Select
            label={t('runs.itemsPane.statusItems')}
            value={status ?? all}
            items={choices}
            onChange={(value) => onStatus(taskStandings.find((each) => each === value) ?? null)}
          />
        </div>
        <p className="tabular text-sm whitespace-nowrap text-muted">
          {t('common.items', { count: shown })}
        </p>
      </div>
      {error !== null && (
        <EmptyState
          tone="danger"
          icon={CircleAlert}
          title={t('runs.itemsPane.itemsCannotShown')}
          hint={failureOf(error).message}
        />
      )}
      {error === null && (
        <VirtualList
          key={status ?? all}
          label={t('runs.itemsPane.items')}
          count={shown}
          rowHeight={rowHeight}
          onRange={see}
          renderRow={(index) => {
            const task = at(index);
            if (task === undefined) return <Skeleton className="mx-3 my-1.5 h-4" />;
            return <ItemRow task={task} isLive={items.isLive} now={now} onOpen={onOpen} />;
          }}
        />
      )}
    </div>
  );
}

type OneProps = {
  readonly items: ItemsOf;
  readonly path: readonly number[];
  readonly onBack: () => void;
};

function OneItem({ items, path, onBack }: OneProps): React.JSX.Element {
  const task = useItem(items, path);
  const button = useFocusLater<HTMLButtonElement>(true);
  const name = itemName(path);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center border-b border-border px-1 py-1">
        <Button ref={button} size="sm" kind="ghost" icon={ArrowLeft} onClick={onBack}>
          {t('common.allItems')}
        </Button>
        <h3 className="ml-1 text-sm font-medium first-letter:uppercase">{name}</h3>
      </div>
      <div className="min-h-0 flex-1">
        {task === undefined ? (
          <Skeleton className="m-3 h-16" />
        ) : (
          <TaskDetails nodeId={items.nodeId} task={task} />
        )}
      </div>
    </div>
  );
}
