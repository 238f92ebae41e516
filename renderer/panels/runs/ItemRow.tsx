import { mediaKindOf } from '../../../shared/domain/artifact.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { taskCostText } from '../../../shared/run/runCost.ts';
import type { TaskSummary } from '../../../shared/run/taskSummary.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { skippedText } from '../../nodes/skippedText.ts';
import { moveFocus } from '../files/moveFocus.ts';
import { StatusIcon } from './StatusIcon.tsx';
import { itemName, standingOf } from './taskRows.ts';
import { taskTime } from './taskTime.ts';
import { formatNumber } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

type Props = {
  readonly task: TaskSummary;
  readonly isLive: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly onOpen: (path: readonly number[]) => void;
};

/** One item of a list: how it stands, what it gave or why it did not, its cost and its time. */
export function ItemRow({ task, isLive, now, onOpen }: Props): React.JSX.Element {
  const { path, failure, outputs } = task;
  const standing = standingOf(task);
  // Of a run that has stopped nothing runs any more, whatever its journal says last.
  const status = standing === 'running' && !isLive ? 'canceled' : standing;
  const cost = taskCostText(task);
  const because = failure === null ? skippedText([task]) : shownSentence(failure);
  return (
    <button
      type="button"
      onClick={() => onOpen(path)}
      onKeyDown={moveFocus}
      className="chrome flex h-7 w-full items-center gap-2 px-3 text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
    >
      <StatusIcon status={status} />
      <span className="tabular w-20 shrink-0 truncate first-letter:uppercase">
        {itemName(path)}
      </span>
      <span className="min-w-0 flex-1 truncate text-sm text-muted">
        {because ?? (outputs !== null && <Glance outputs={outputs} />)}
      </span>
      {cost !== undefined && (
        <span className="tabular shrink-0 text-sm text-muted">{shownSentence(cost)}</span>
      )}
      <span className="tabular w-16 shrink-0 text-right text-sm text-muted @max-3xs:hidden">
        {task.reused ? t('common.reused') : status === 'canceled' ? '' : taskTime(task, now)}
      </span>
    </button>
  );
}

/** The first of its outputs on one line. */
function Glance({ outputs }: { readonly outputs: PortValues }): React.ReactNode {
  const [first] = Object.values(outputs);
  if (first === undefined) return null;
  return <ValueGlance value={first} />;
}

function ValueGlance({ value }: { readonly value: Value }): React.ReactNode {
  const info = useAppInfo();
  switch (value.type) {
    case 'text':
      return value.text;
    case 'number':
      return formatNumber(value.number);
    case 'boolean':
      return value.boolean ? t('runs.itemRow.yes') : t('runs.itemRow.no');
    case 'json':
      return JSON.stringify(value.json);
    case 'list': {
      const [first] = value.items;
      return first === undefined ? t('runs.itemRow.empty') : <ValueGlance value={first} />;
    }
    case 'file': {
      const { artifact } = value;
      if (mediaKindOf(artifact.mediaType) !== 'image') return artifact.name;
      return (
        <span className="flex items-center gap-2">
          <img
            src={artifactUrl(info, artifact)}
            alt=""
            loading="lazy"
            decoding="async"
            className="size-5 shrink-0 rounded-sm object-cover"
          />
          <span className="min-w-0 truncate">{artifact.name}</span>
        </span>
      );
    }
  }
}
