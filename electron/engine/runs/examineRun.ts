import type { PlannedRun, QuotedRun } from '../../../shared/api/types.ts';
import { planRun, type Plan } from '../../../shared/graph/plan.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import type { Money } from '../money/createMoney.ts';
import { checkFolders } from './checkFolders.ts';
import type { ConductOptions } from './conductRun.ts';
import { planTasks, type PlanRequest } from './planTasks.ts';
import type { Preflight } from './preflight.ts';
import { quoteTasks } from './quoteTasks.ts';
import type { RunBudget, RunRequest } from './runRequest.ts';

/** What is found out about a run before it begins; spends nothing. */
export type RunExam = {
  /** How it would go, and every problem that keeps it from running; where the folder for its results is given, of that too. */
  examine(
    request: Omit<RunRequest, 'runId' | 'outputFolder'> & { readonly outputFolder?: string },
  ): Promise<{ readonly plan: Plan; readonly problems: readonly Problem[] }>;
  /** What the run would cost, or every problem that keeps it from running. */
  quote(request: PlanRequest): Promise<QuotedRun>;
  /** What a run would do with each node; sends nothing. */
  plan(request: PlanRequest): Promise<PlannedRun>;
};

/** Wires the examination of runs. */
export function createRunExam(
  options: ConductOptions & { readonly preflight: Preflight },
): RunExam {
  const { money } = options;
  const examine: RunExam['examine'] = async (request) => {
    const { plan, report } = planRun(request);
    const { outputFolder } = request;
    const far = await options.preflight(plan, request);
    const unsavable = outputFolder === undefined ? [] : await checkFolders(plan, outputFolder);
    return { plan, problems: [...report.problems, ...far, ...unsavable] };
  };

  /** What may still be spent, by the limit of a run and that of the day. */
  const leftOf = (perRun: number | null): number | null => {
    const { perDay } = money.budget.limits();
    const { spent, reserved } = money.ledger.spentOn();
    const today = perDay === null ? null : Math.max(0, perDay - spent - reserved);
    return today === null || perRun === null ? (today ?? perRun) : Math.min(today, perRun);
  };

  return {
    examine,
    quote: async (request) => {
      const { plan, problems } = await examine(request);
      if (problems.length > 0) return { ok: false, problems };
      const planned = await planTasks(options, request, plan);
      return {
        ok: true,
        quote: quoteTasks(planned, { plan, pipeline: request.pipeline, money }),
        leftUsd: leftOf(capOf(money, request).usd),
      };
    },
    plan: async (request) => {
      const { plan, problems } = await examine(request);
      if (problems.length > 0) return { problems, nodes: [] };
      return { problems, nodes: await planTasks(options, request, plan) };
    },
  };
}

/** What a run may cost in US dollars, by what it was given or else the limit per run of the data folder. */
export function capOf(money: Money, { budget, allowUnknown = false }: RunBudget) {
  return { usd: budget ?? money.budget.limits().perRun, allowsUnknown: allowUnknown };
}
