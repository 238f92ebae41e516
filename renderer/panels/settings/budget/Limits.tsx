import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BudgetState } from '../../../../shared/api/money.ts';
import { formatUsd } from '../../../messages/formatUsd.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { DollarInput } from '../../../ui/DollarInput.tsx';
import { FieldError } from '../../../ui/FieldError.tsx';
import { parseAmount, plainNumber } from './priceDraft.ts';
import { t } from '../../../messages/t.ts';
import { FailureLine } from '../../FailureLine.tsx';

const budgetKey = ['budget.get'];

/** What a day and a run may cost, and how this day stands. */
export function Limits(): React.JSX.Element {
  const engine = useEngine();
  const { data, error } = useQuery({
    queryKey: budgetKey,
    queryFn: ({ signal }) => engine.budget.get(undefined, { signal }),
    refetchInterval: 5000,
  });
  if (error !== null)
    return (
      <>
        <FailureLine error={error} />
        <LimitsForm perDay={null} perRun={null} />
      </>
    );
  if (data === undefined) return <Skeleton className="h-16 rounded-lg" />;
  return (
    <>
      <LimitsForm perDay={data.perDay} perRun={data.perRun} />
      <p className="mt-1.5 text-sm text-muted">{todayText(data)}</p>
    </>
  );
}

function todayText({ spentToday, reservedToday, unknownToday }: BudgetState): string {
  const parts = [t('budget.limits.todaySpent', { usd: formatUsd(spentToday) })];
  if (reservedToday > 0)
    parts.push(t('budget.limits.setAsideWhat', { usd: formatUsd(reservedToday) }));
  if (unknownToday > 0) parts.push(t('budget.limits.unknownCost', { count: unknownToday }));
  return `${parts.join(', ')}.`;
}

type Kept = Pick<BudgetState, 'perDay' | 'perRun'>;

function LimitsForm(kept: Kept): React.JSX.Element {
  const engine = useEngine();
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState<{ readonly perDay?: string; readonly perRun?: string }>({});
  const perDay = drafts.perDay ?? textOf(kept.perDay);
  const perRun = drafts.perRun ?? textOf(kept.perRun);
  const limits = { perDay: limitOf(perDay), perRun: limitOf(perRun) };
  const isChanged = perDay !== textOf(kept.perDay) || perRun !== textOf(kept.perRun);
  const isWrong = limits.perDay === undefined || limits.perRun === undefined;
  const save = useMutation({
    mutationFn: (wanted: Kept) => engine.budget.set(wanted),
    onSuccess: (state) => {
      queries.setQueryData(budgetKey, state);
      setDrafts({});
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (limits.perDay !== undefined && limits.perRun !== undefined)
          save.mutate({ perDay: limits.perDay, perRun: limits.perRun });
      }}
    >
      <div className="flex items-end gap-2">
        <Amount
          label={t('budget.limits.perDay')}
          text={perDay}
          isInvalid={limits.perDay === undefined}
          onChange={(text) => setDrafts({ ...drafts, perDay: text })}
        />
        <Amount
          label={t('budget.limits.perRunUnless')}
          text={perRun}
          isInvalid={limits.perRun === undefined}
          onChange={(text) => setDrafts({ ...drafts, perRun: text })}
        />
        <Button submits busy={save.isPending} disabled={!isChanged || isWrong}>
          {t('budget.limits.saveLimits')}
        </Button>
      </div>
      {isWrong && <FieldError>{t('budget.limits.writeAmountSuch')}</FieldError>}
      <FailureLine error={save.error} />
    </form>
  );
}

type AmountProps = {
  readonly label: string;
  readonly text: string;
  readonly isInvalid: boolean;
  readonly onChange: (text: string) => void;
};

function Amount({ label, text, isInvalid, onChange }: AmountProps): React.JSX.Element {
  const id = useId();
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="mb-0.5 block truncate text-sm text-muted">
        {label}
      </label>
      <DollarInput
        id={id}
        placeholder={t('budget.limits.noLimit')}
        value={text}
        invalid={isInvalid}
        onChange={onChange}
      />
    </div>
  );
}

function textOf(limit: number | null): string {
  return limit === null ? '' : plainNumber(limit);
}

/** Null for an empty field; undefined for what is no amount. */
function limitOf(text: string): number | null | undefined {
  return text.trim() === '' ? null : parseAmount(text);
}
