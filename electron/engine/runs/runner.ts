import { canceled, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import { withDependents } from '../../../shared/graph/withDependents.ts';
import type { Underway } from '../engine.ts';
import { planRun, type Plan } from '../../../shared/graph/plan.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import type { PlannedRun, QuotedRun, StartedRun } from '../../../shared/api/types.ts';
import { quoteTasks } from './quoteTasks.ts';
import type { Journal } from '../store/journal.ts';
import { noRun, runIdTaken, type RunIndex } from '../store/runIndex.ts';
import { conductRun, type ConductOptions } from './conductRun.ts';
import { leaving } from './leaving.ts';
import type { Preflight } from './preflight.ts';
import { planTasks, type PlanRequest } from './planTasks.ts';
import { noProgress, readProgress, type RunProgress } from './runProgress.ts';
import { toKept, toRunRequest, type RunBudget, type RunRequest } from './runRequest.ts';

/** Starts, watches, cancels and resumes runs. */
export type Runner = {
  /** Every problem that keeps the pipeline from running; spends nothing. */
  check(request: Omit<RunRequest, 'runId' | 'outputFolder'>): Promise<readonly Problem[]>;
  /** What the run would cost, or every problem that keeps it from running. */
  quote(request: PlanRequest): Promise<QuotedRun>;
  /** What a run would do with each node; sends nothing. */
  plan(request: PlanRequest): Promise<PlannedRun>;
  /** Resolves once the run is on disk and under way, or with every problem. */
  start(request: RunRequest): Promise<StartedRun>;
  /**
   * Goes on with a run that was interrupted, canceled or failed: what has succeeded stays, predictions that live are
   * picked up. `again` names nodes of which nothing stays, with all that hangs on them. `budget` takes the place of what the run was given before. Throws `not-found`, or `invalid-input` for one that is under way or has succeeded.
   */
  resume(
    runId: RunId,
    how?: RunBudget & { readonly again?: readonly NodeId[] },
  ): Promise<StartedRun>;
  /**
   * Goes on with every run whose engine ended before it did, and gives their ids: they are under way from now on.
   * They are examined meanwhile; one that cannot go on says why in its events and waits to be resumed.
   */
  recover(): readonly RunId[];
  /** What goes on here, and how much of it at providers that charge for it. */
  underway(): Underway;
  /** Ends the run, also at the provider; resolves when it has ended. False when it is not live. */
  cancel(runId: RunId): Promise<boolean>;
  /** Ends all runs; `leave` lets predictions go on at their providers, to be picked up at the next start. */
  close(how?: { readonly leave: boolean }): Promise<void>;
};

export type RunnerOptions = ConductOptions & {
  /** Says whether a provider charges nothing. */
  readonly isFree: (providerId: string) => boolean;
  readonly journal: Journal;
  readonly index: RunIndex;
  readonly preflight: Preflight;
  readonly live: Map<RunId, LiveRun>;
};

/** A run under way in this process. */
export type LiveRun = { readonly controller: AbortController; readonly ended: Promise<void> };

/** Wires the runner. */
export function createRunner(options: RunnerOptions): Runner {
  const { bus, index, journal, live, money } = options;
  /** Runs that are being examined: a cancel reaches them too. */
  const starting = new Map<RunId, AbortController>();
  let closed = false;

  const examine = async (
    request: Omit<RunRequest, 'runId' | 'outputFolder'>,
  ): Promise<{ readonly plan: Plan; readonly problems: readonly Problem[] }> => {
    const { plan, report } = planRun(request);
    const far = await options.preflight(plan, request);
    return { plan, problems: [...report.problems, ...far] };
  };

  const capOf = ({ budget, allowUnknown = false }: RunBudget) => ({
    usd: budget ?? money.budget.limits().perRun,
    allowsUnknown: allowUnknown,
  });

  const quote: Runner['quote'] = async (request) => {
    const { plan, problems } = await examine(request);
    if (problems.length > 0) return { ok: false, problems };
    const planned = await planTasks(options, request, plan);
    return {
      ok: true,
      quote: quoteTasks(planned, { plan, pipeline: request.pipeline, money }),
      leftUsd: leftOf(capOf(request).usd),
    };
  };

  /** What may still be spent, by the limit of a run and that of the day. */
  const leftOf = (perRun: number | null): number | null => {
    const { perDay } = money.budget.limits();
    const { spent, reserved } = money.ledger.spentOn();
    const today = perDay === null ? null : Math.max(0, perDay - spent - reserved);
    return today === null || perRun === null ? (today ?? perRun) : Math.min(today, perRun);
  };

  /** Keeps a run among the live ones until its work, which never rejects, is done. */
  const keepLive = (
    runId: RunId,
    controller: AbortController,
    work: (signal: AbortSignal) => Promise<void>,
  ): void => {
    const ended = work(controller.signal).then(() => {
      live.delete(runId);
      const failure = bus.end(runId);
      if (failure !== undefined)
        process.emitWarning(`The end of run ${runId} is not in the journal: ${failure.message}`);
    });
    live.set(runId, { controller, ended });
  };

  const conduct = (request: RunRequest, plan: Plan, progress: RunProgress): void => {
    const { runId } = request;
    keepLive(runId, starting.get(runId) ?? new AbortController(), (signal) =>
      conductRun(options, { request, plan, progress, signal }),
    );
  };

  /** Examines the run and gives it to `begin`, unless it was canceled meanwhile. */
  const launch = async (request: RunRequest, begin: (plan: Plan) => void): Promise<StartedRun> => {
    const { runId } = request;
    if (closed) throw canceled('Patchbay is closing.');
    if (starting.has(runId) || live.has(runId)) throw runIdTaken(runId);
    const controller = new AbortController();
    starting.set(runId, controller);
    try {
      const { plan, problems } = await examine(request);
      if (controller.signal.aborted) throw canceled('The run was canceled before it began.');
      if (problems.length > 0) return { ok: false, problems };
      begin(plan);
      return { ok: true, runId, warnings: [] };
    } finally {
      starting.delete(runId);
    }
  };

  const start = async (request: RunRequest): Promise<StartedRun> => {
    const { runId, pipeline, pipelinePath } = request;
    if (index.has(runId)) throw runIdTaken(runId);
    return launch(request, (plan) => {
      const cap = capOf(request);
      index.begin({ runId, pipeline, pipelinePath, request: toKept(request) });
      money.ledger.setRunCap(runId, cap);
      bus.publish(runId, { type: 'run.started', pipelineName: pipeline.name, nodes: plan.order });
      journal.flush();
      conduct(request, plan, noProgress);
    });
  };

  const resume: Runner['resume'] = async (runId, { again = [], ...budget } = {}) => {
    const record = index.get(runId);
    if (record === undefined) throw noRun(runId);
    if (live.has(runId)) throw invalidInput(`The run "${runId}" is under way: wait for its end.`);
    if (record.status === 'succeeded')
      throw invalidInput(`The run "${runId}" has succeeded: there is nothing left to do.`);
    const request: RunRequest = { ...toRunRequest(record), ...budget };
    return launch(request, (plan) => {
      const cap = capOf(request);
      if (!index.claim(runId, 'ended too'))
        throw invalidInput(`The run "${runId}" is under way in another Patchbay: look there.`);
      index.keepRequest(runId, toKept(request));
      money.ledger.setRunCap(runId, cap);
      const all = withDependents(request.pipeline.graph, again);
      bus.publish(runId, { type: 'run.resumed', ...(all.length === 0 ? {} : { again: all }) });
      journal.flush();
      const progress = readProgress(journal.read(runId, 0));
      conduct(request, plan, progress);
    });
  };

  /** Goes on with a run of this engine's that is live already. Never rejects. */
  const goOn = async (runId: RunId, signal: AbortSignal): Promise<void> => {
    try {
      const record = index.get(runId);
      if (record === undefined) throw noRun(runId);
      const request = toRunRequest(record);
      const { plan, report } = planRun(request);
      const far = await Promise.race([options.preflight(plan, request), aborted(signal)]);
      const progress = readProgress(journal.read(runId, 0));
      const [problem] = [...report.problems, ...far];
      // A run that was canceled meanwhile, or left for the next start, is neither sent nor blamed.
      if (problem === undefined || signal.aborted)
        return await conductRun(options, { request, plan, progress, signal });
      bus.publish(runId, { type: 'run.interrupted', because: problem.message });
    } catch (error) {
      bus.publish(runId, { type: 'run.interrupted', because: toFailure(error).message });
    }
    return undefined;
  };

  const recover = (): readonly RunId[] =>
    index.interrupted().filter((runId) => {
      if (!index.claim(runId, 'interrupted')) return false;
      bus.publish(runId, { type: 'run.resumed' });
      keepLive(runId, new AbortController(), (signal) => goOn(runId, signal));
      return true;
    });

  const underway = (): Underway => {
    const begun = [...live.keys()].flatMap((runId) => [
      ...readProgress(journal.read(runId, 0)).begun.values(),
    ]);
    const charged = begun.filter(({ provider }) => !options.isFree(provider));
    return { runs: live.size, predictions: charged.length };
  };

  const stop = async (runId: RunId, reason?: unknown): Promise<boolean> => {
    const run = live.get(runId);
    const controller = run?.controller ?? starting.get(runId);
    controller?.abort(reason);
    await run?.ended;
    return controller !== undefined;
  };

  return {
    check: async (request) => (await examine(request)).problems,
    plan: async (request) => {
      const { plan, problems } = await examine(request);
      if (problems.length > 0) return { problems, nodes: [] };
      return { problems, nodes: await planTasks(options, request, plan) };
    },
    quote,
    start,
    resume,
    recover,
    underway,
    cancel: (runId) => stop(runId),
    close: async (how) => {
      closed = true;
      const reason = how?.leave === true ? leaving : undefined;
      await Promise.all([...starting.keys(), ...live.keys()].map((runId) => stop(runId, reason)));
    },
  };
}

/** Finds nothing, once the signal aborts: an end does not wait for a slow provider. */
function aborted(signal: AbortSignal): Promise<readonly Problem[]> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve([]);
    else signal.addEventListener('abort', () => resolve([]), { once: true });
  });
}
