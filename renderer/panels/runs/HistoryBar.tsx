import { Trash2 } from 'lucide-react';
import { runStatuses } from '../../../shared/api/runStatuses.ts';
import type { RunsToDelete } from '../../actions/edits/deleteRuns.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { runLook } from './runLook.ts';
import type { HistoryFilter } from './useRunHistory.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  readonly onDelete: (which: RunsToDelete) => void;
};

const all = 'all';
const dayMs = 86_400_000;
function ages() {
  return [
    { id: '7', label: t('runs.historyBar.olderThan7'), days: 7 },
    { id: '30', label: t('runs.historyBar.olderThan30'), days: 30 },
    { id: '0', label: t('runs.historyBar.allHaveEnded'), days: 0 },
  ];
}

/** Over the past runs: search, the status they have, and a way to be rid of many. */
export function HistoryBar({ filter, onFilter, onDelete }: Props): React.JSX.Element {
  const items = [
    { value: all, label: t('runs.historyBar.anyStatus') },
    ...runStatuses.map((status) => ({ value: status, label: runLook(status).label })),
  ];
  return (
    <div className="flex shrink-0 items-center gap-2 border-b border-border py-1 pr-2 pl-3">
      <TextInput
        type="search"
        aria-label={t('runs.historyBar.searchPastRuns')}
        placeholder={t('runs.historyBar.searchName')}
        value={filter.query}
        onChange={(query) => onFilter({ ...filter, query })}
        className="max-w-60"
      />
      <div className="w-36 shrink-0">
        <Select
          label={t('common.status')}
          value={filter.status ?? all}
          items={items}
          onChange={(value) =>
            onFilter({ ...filter, status: runStatuses.find((each) => each === value) ?? null })
          }
        />
      </div>
      <span className="flex-1" />
      <Menu
        align="end"
        trigger={<IconButton label={t('runs.historyBar.deletePastRuns')} icon={Trash2} size="sm" />}
        items={[
          { kind: 'heading', id: 'heading', label: t('runs.historyBar.deleteRuns') },
          ...ages().map(({ id, label, days }) => ({
            kind: 'action' as const,
            id,
            label,
            danger: true,
            onSelect: () => onDelete({ olderThanMs: days * dayMs }),
          })),
        ]}
      />
    </div>
  );
}
