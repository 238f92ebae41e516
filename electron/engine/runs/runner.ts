import { canceled, FailureError, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import type { NodeId, RunId } from '../../../shared/domain/ids.ts';
import { withDependents } from '../../../shared/graph/withDependents.ts';
import type { Underway } from '../engine.ts';
import { planRun, type Plan } from '../../../shared/graph/plan.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import type { RunPriority, StartedRun } from '../../../shared/api/types.ts';
import type { Journal } from '../store/journal.ts';
import { noRun, runIdTaken, type RunRecord } from '../store/runIndex.ts';
import { conductRun, type ConductOptions } from './conductRun.ts';
import { capOf, createRunExam, type RunExam } from './examineRun.ts';
import type { EndLater } from './endLater.ts';
import { endLeftRun, type LeftRunOptions } from './endLeftRun.ts';
import { leaving } from './leaving.ts';
import { createLiveRuns, type LiveRunsOptions, type Under } from './liveRuns.ts';
import type { Preflight } from './preflight.ts';
import { loadProgress, noProgress, type RunProgress } from './runProgress.ts';
import { createRunQueue } from './runQueue.ts';
import { toKept, toRunRequest, type RunBudget, type RunRequest } from './runRequest.ts';

/** Starts, watches, cancels and resumes runs. */
export type Runner = {
  /** Every problem that keeps the pipeline from running; spends nothing. */
  check(request: Omit<RunRequest, 'runId' | 'outputFolder'>): Promise<readonly Problem[]>;
  readonly quote: RunExam['quote'];
  readonly plan: RunExam['plan'];
  /** Resolves once the run is on disk and under way or in the queue, or with every problem. */
  start(request: RunRequest): Promise<StartedRun>;
  /**
   * Goes on with a run that was interrupted, canceled or failed: what has succeeded stays, predictions that live are
   * picked up. It takes its place in the queue. `again` names nodes of which nothing stays, with all that hangs on them. `budget` takes the place of what the run was given before. Throws `not-found`, or `invalid-input` for one that is under way or has succeeded.
   */
  resume(
    runId: RunId,
    how?: RunBudget & { readonly again?: readonly NodeId[] },
  ): Promise<StartedRun>;
  /**
   * Goes on with every run whose engine ended before it did, and gives their ids: they are under way from now on.
   * They are examined meanwhile; one that cannot go on says why in its events and waits to be resumed. A paused run
   * stays paused: only what it had sent is waited for. A queued one waits on.
   */
  recover(): readonly RunId[];
  /** What goes on here, and how much of it at providers that charge for it. */
  underway(): Underway;
  /** Nothing new starts and nothing more is sent; what was sent goes on. False when the run is not live. */
  pause(runId: RunId): boolean;
  /**
   * Goes on with a paused run, where it is given one with this budget in place of the one before: at once while something
   * of it is under way. One that has come to rest is resumed. Throws `not-found`, or `invalid-input` for one that is not paused.
   */
  continue(runId: RunId, budget?: RunBudget): Promise<StartedRun>;
  /** Says which run goes first; throws `not-found`. */
  setPriority(runId: RunId, priority: RunPriority): void;
  /** Begins queued runs while there is place, as after more of them may run at once. */
  fillPlaces(): void;
  /**
   * Ends the run, also at the provider, or takes it out of the queue; resolves when it has ended. So it does with one
   * whose engine ended before it did, and with what a canceled one has left at its provider. False when it has ended, or
   * is under way elsewhere; throws where a provider does not end what it has left.
   */
  cancel(runId: RunId): Promise<boolean>;
  /** Ends all runs; `leave` lets predictions go on at their providers, to be picked up at the next start. */
  close(how?: { readonly leave: boolean }): Promise<void>;
};

export type RunnerOptions = ConductOptions &
  LeftRunOptions &
  Pick<LiveRunsOptions, 'index' | 'dispatcher' | 'live'> & {
    readonly journal: Journal;
    readonly preflight: Preflight;
    readonly endLater: EndLater;
    /** The runs that wait in the queue of this engine. */
    readonly waiting: Set<RunId>;
    /** How many runs go on at once; those beyond wait. */
    readonly runsAtOnce: () => number;
  };

/** Wires the runner. */
export function createRunner(options: RunnerOptions): Runner {
  const { bus, index, journal, live, money, waiting } = options;
  const exam = createRunExam(options);
  /** Runs that are being examined: a cancel reaches them too. */
  const starting = new Map<RunId, AbortController>();
  /** What queued and paused runs were asked for here, with the secrets that are not kept on disk. */
  const asked = new Map<RunId, RunRequest>();
  let closed = false;

  const keepLive = createLiveRuns({
    ...options,
    onPause: () => queue.fill(),
    onEnd: (runId, how) => {
      if (how === 'over') asked.delete(runId);
      queue.fill();
    },
  });

  const conduct = (request: RunRequest, plan: Plan, progress: RunProgress): void => {
    const { runId } = request;
    asked.set(runId, request);
    const priority = index.priorityOf(runId);
    const controller = starting.get(runId) ?? new AbortController();
    keepLive(runId, { status: 'running', priority, controller }, (under) =>
      conductRun(options, { request, plan, progress, ...under }),
    );
  };

  const recordOf = (runId: RunId): RunRecord => {
    const record = index.get(runId);
    if (record === undefined) throw noRun(runId);
    return record;
  };

  /** Examines the run and gives it to `begin`, unless it was canceled meanwhile. */
  const launch = async (
    request: RunRequest,
    begin: (plan: Plan) => void | Promise<void>,
  ): Promise<StartedRun> => {
    const { runId } = request;
    if (closed) throw canceled('Patchbay is closing.');
    if (starting.has(runId) || live.has(runId)) throw runIdTaken(runId);
    const controller = new AbortController();
    starting.set(runId, controller);
    try {
      const { plan, problems } = await exam.examine(request);
      if (controller.signal.aborted) throw canceled('The run was canceled before it began.');
      if (problems.length > 0) return { ok: false, problems };
      await begin(plan);
      return { ok: true, runId, warnings: [] };
    } finally {
      starting.delete(runId);
    }
  };

  const start = async (request: RunRequest): Promise<StartedRun> => {
    const { runId, pipeline, pipelinePath } = request;
    if (index.has(runId)) throw runIdTaken(runId);
    return launch(request, (plan) => {
      const cap = capOf(money, request);
      const { sample } = request;
      const status = queue.hasPlace() ? 'running' : 'queued';
      index.begin({ runId, pipeline, pipelinePath, status, request: toKept(request) });
      money.ledger.setRunCap(runId, cap);
      bus.publish(runId, {
        type: status === 'running' ? 'run.started' : 'run.queued',
        pipelineName: pipeline.name,
        nodes: plan.order,
        ...(sample === undefined ? {} : { sample }),
      });
      journal.flush();
      if (status === 'running') return conduct(request, plan, noProgress);
      asked.set(runId, request);
      return queue.add(runId);
    });
  };

  const resume: Runner['resume'] = async (runId, { again = [], ...budget } = {}) => {
    const record = recordOf(runId);
    if (live.has(runId)) throw invalidInput(`The run "${runId}" is under way: wait for its end.`);
    if (record.status === 'succeeded')
      throw invalidInput(`The run "${runId}" has succeeded: there is nothing left to do.`);
    if (record.status === 'queued')
      throw invalidInput(`The run "${runId}" is in the queue: it starts when there is place.`);
    const request: RunRequest = { ...(asked.get(runId) ?? toRunRequest(record)), ...budget };
    return launch(request, async (plan) => {
      const cap = capOf(money, request);
      const waits = !queue.hasPlace();
      if (!index.claim(runId, resumable, waits ? 'queued' : 'running'))
        throw index.has(runId)
          ? invalidInput(`The run "${runId}" is under way in another Patchbay: look there.`)
          : noRun(runId);
      options.endLater.forget(runId);
      index.keepRequest(runId, toKept(request));
      money.ledger.setRunCap(runId, cap);
      if (closed) throw canceled('Patchbay is closing.');
      const all = withDependents(request.pipeline.graph, again);
      bus.publish(runId, {
        type: 'run.resumed',
        ...(all.length === 0 ? {} : { again: all }),
        ...(waits ? { waits } : {}),
      });
      journal.flush();
      if (waits) {
        asked.set(runId, request);
        return queue.add(runId);
      }
      const progress = await loadProgress(journal, runId);
      conduct(request, plan, progress);
    });
  };

  const goOnPaused: Runner['continue'] = async (runId, budget = {}) => {
    const run = live.get(runId);
    if (run === undefined) return resume(runId, budget);
    if (!run.pause.isPaused()) throw invalidInput(`The run "${runId}" is not paused.`);
    const request = { ...(asked.get(runId) ?? toRunRequest(recordOf(runId))), ...budget };
    asked.set(runId, request);
    money.ledger.setRunCap(runId, capOf(money, request));
    index.keepRequest(runId, toKept(request));
    if (run.pause.continue()) {
      journal.flush();
      return { ok: true, runId, warnings: [] };
    }
    await run.ended;
    return resume(runId, budget);
  };

  /** Goes on with a run of this engine's that is live already, from what the journal holds. Never rejects. */
  const goOn = async (runId: RunId, under: Under): Promise<void> => {
    const { signal } = under;
    try {
      const request = asked.get(runId) ?? toRunRequest(recordOf(runId));
      const { plan, report } = planRun(request);
      const far = await Promise.race([options.preflight(plan, request), aborted(signal)]);
      const progress = await loadProgress(journal, runId);
      const [problem] = [...report.problems, ...far];
      // A run that was canceled meanwhile, or left for the next start, is neither sent nor blamed.
      if (problem === undefined || signal.aborted)
        return await conductRun(options, { request, plan, progress, ...under });
      bus.publish(runId, { type: 'run.interrupted', because: problem.message });
    } catch (error) {
      bus.publish(runId, { type: 'run.interrupted', because: toFailure(error).message });
    }
    return undefined;
  };

  const goOnLive = ({ runId, status, priority }: RunRecord): void =>
    keepLive(runId, { status, priority, controller: new AbortController() }, (under) =>
      goOn(runId, under),
    );

  const queue = createRunQueue({
    index,
    waiting,
    going: () => [...live.values()].filter(({ pause }) => !pause.isPaused()).length,
    atOnce: options.runsAtOnce,
    end: bus.end,
    begin: (runId) => {
      const record = recordOf(runId);
      const request = asked.get(runId) ?? toRunRequest(record);
      const nodes = planRun(request).plan.order;
      const { sample } = request;
      // Of a run that has never begun there is only the event that put it into the queue.
      const hasBegun = journal.read(runId, 1, 1).length > 0;
      if (hasBegun) bus.publish(runId, { type: 'run.continued' });
      else
        bus.publish(runId, {
          type: 'run.started',
          pipelineName: record.pipelineName,
          nodes,
          ...(sample === undefined ? {} : { sample }),
        });
      goOnLive(record);
    },
  });

  /** Takes over a run whose engine has ended, as it was. False where another engine was faster. */
  const takeOver = (runId: RunId): boolean => {
    const record = recordOf(runId);
    const { status } = record;
    if (status === 'queued' || status === 'paused') {
      if (!index.claim(runId, [status], status)) return false;
      if (status === 'queued') queue.add(runId);
      else goOnLive(record);
      return true;
    }
    if (!index.claim(runId, ['interrupted'], 'running')) return false;
    bus.publish(runId, { type: 'run.resumed' });
    goOnLive(record);
    return true;
  };

  const recover = (): readonly RunId[] => {
    const taken = index.interrupted().filter(takeOver);
    queue.fill();
    return taken;
  };

  /** What may still cost money is open in the ledger: no run is read for it. */
  const underway = (): Underway => {
    const charged = money.ledger
      .open()
      .filter(({ runId, provider }) => live.has(runId) && !options.connections.isFree(provider));
    return { runs: live.size, predictions: charged.length };
  };

  const stop = async (runId: RunId, reason?: unknown): Promise<boolean> => {
    const run = live.get(runId);
    const controller = run?.controller ?? starting.get(runId);
    controller?.abort(reason);
    await run?.ended;
    return controller !== undefined;
  };

  /** Ends a run that is under way nowhere; nobody else begins with it meanwhile. */
  const endLeft = async (runId: RunId, wasHere: boolean): Promise<boolean> => {
    if (starting.has(runId)) return false;
    starting.set(runId, new AbortController());
    queue.remove(runId);
    try {
      if (!(await endLeftRun(options, runId, wasHere ? ['paused'] : ['paused', 'interrupted'])))
        return false;
      asked.delete(runId);
      return true;
    } finally {
      starting.delete(runId);
    }
  };

  return {
    check: async (request) => (await exam.examine(request)).problems,
    plan: exam.plan,
    quote: exam.quote,
    start,
    resume,
    pause: (runId) => {
      live.get(runId)?.pause.pause({ why: 'user', because: 'It was paused by hand.' });
      journal.flush();
      return live.has(runId);
    },
    continue: goOnPaused,
    setPriority: (runId, priority) => {
      if (!index.has(runId)) throw noRun(runId);
      index.setPriority(runId, priority);
      live.get(runId)?.member.setPriority(priority);
    },
    fillPlaces: queue.fill,
    recover,
    underway,
    cancel: async (runId) => {
      const wasHere = await stop(runId);
      if ((await endLeft(runId, wasHere)) || wasHere) return true;
      const problems = await options.endLater.endNow(runId);
      const [problem] = problems ?? [];
      if (problem !== undefined)
        throw new FailureError({ kind: 'provider-unavailable', message: problem });
      return problems !== undefined;
    },
    close: async (how) => {
      closed = true;
      queue.close();
      const reason = how?.leave === true ? leaving : undefined;
      await Promise.all([...starting.keys(), ...live.keys()].map((runId) => stop(runId, reason)));
    },
  };
}

/** What has not succeeded and is not under way. */
const resumable = ['interrupted', 'paused', 'failed', 'canceled'] as const;

/** Finds nothing, once the signal aborts: an end does not wait for a slow provider. */
function aborted(signal: AbortSignal): Promise<readonly Problem[]> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve([]);
    else signal.addEventListener('abort', () => resolve([]), { once: true });
  });
}
