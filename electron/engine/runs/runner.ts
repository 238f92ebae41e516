import { canceled, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
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
import type { LeftRunOptions } from './endLeftRun.ts';
import { leaving } from './leaving.ts';
import { createLiveRuns, type LiveRunsOptions, type Under } from './liveRuns.ts';
import type { Preflight } from './preflight.ts';
import { loadProgress, noProgress, type RunProgress } from './runProgress.ts';
import { createRunQueue } from './runQueue.ts';
import { createRunStops } from './runStops.ts';
import { aborted, untilAborted } from './untilAborted.ts';
import { toKept, toRunRequest, type RunBudget, type RunRequest } from './runRequest.ts';
import { toBecause, type Sentence } from '../../../shared/domain/sentence.ts';
import { say } from '../../../shared/sentences/say.ts';

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
   * stays paused: only what it had sent is waited for. A queued one waits on. What was canceled is ended, and not told.
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
  /** Ends what a run that has ended may have left at its providers. Gives why something of it may still go on. */
  letGo(runId: RunId): Promise<readonly Sentence[]>;
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
  /** The pipelines of runs that go on, wait or are paused here, with the secrets that are not kept on disk. */
  const pipelines = new Map<RunId, Pipeline>();
  let closed = false;

  const keepLive = createLiveRuns({
    ...options,
    onPause: () => queue.fill(),
    onEnd: (runId, how) => {
      if (how === 'over') pipelines.delete(runId);
      queue.fill();
    },
  });

  const conduct = (request: RunRequest, plan: Plan, progress: RunProgress): void => {
    const { runId } = request;
    pipelines.set(runId, request.pipeline);
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

  /** What the run was asked for, as it was kept last: another engine may have gone on with it since. */
  const requestOf = (record: RunRecord): RunRequest => {
    const request = toRunRequest(record);
    return { ...request, pipeline: pipelines.get(record.runId) ?? request.pipeline };
  };

  /** Examines the run and gives it to `begin`, unless it was canceled meanwhile. */
  const launch = async (
    request: RunRequest,
    begin: (plan: Plan) => void | Promise<void>,
  ): Promise<StartedRun> => {
    const { runId } = request;
    if (closed) throw canceled(say('failures.closing'));
    if (starting.has(runId) || live.has(runId)) throw runIdTaken(runId);
    const controller = new AbortController();
    starting.set(runId, controller);
    try {
      const { plan, problems } = await untilAborted(
        exam.examine(request),
        controller.signal,
        say('failures.canceledBefore'),
      );
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
      const status = queue.hasPlace(0) ? 'running' : 'queued';
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
      pipelines.set(runId, pipeline);
      return queue.add(runId);
    });
  };

  const resume: Runner['resume'] = async (runId, { again = [], ...budget } = {}) => {
    const record = recordOf(runId);
    if (live.has(runId)) throw invalidInput(say('runs.underWay', { run: runId }));
    if (record.status === 'succeeded') throw invalidInput(say('runs.hasSucceeded', { run: runId }));
    if (record.status === 'queued') throw invalidInput(say('runs.isQueued', { run: runId }));
    const request: RunRequest = { ...requestOf(record), ...budget };
    return launch(request, async (plan) => {
      const cap = capOf(money, request);
      const waits = !queue.hasPlace(record.priority);
      if (!index.claim(runId, resumable, waits ? 'queued' : 'running'))
        throw index.has(runId)
          ? invalidInput(say('runs.underWayElsewhere', { run: runId }))
          : noRun(runId);
      options.endLater.forget(runId);
      index.setCanceling(runId, false);
      index.keepRequest(runId, toKept(request));
      money.ledger.setRunCap(runId, cap);
      if (closed) throw canceled(say('failures.closing'));
      const all = withDependents(request.pipeline.graph, again);
      bus.publish(runId, {
        type: 'run.resumed',
        ...(all.length === 0 ? {} : { again: all }),
        ...(waits ? { waits } : {}),
      });
      journal.flush();
      if (waits) {
        pipelines.set(runId, request.pipeline);
        return queue.add(runId);
      }
      const progress = await loadProgress(journal, runId);
      conduct(request, plan, progress);
    });
  };

  const goOnPaused: Runner['continue'] = async (runId, budget = {}) => {
    const run = live.get(runId);
    if (run === undefined) return resume(runId, budget);
    if (!run.pause.isPaused()) throw invalidInput(say('runs.notPaused', { run: runId }));
    const request = { ...requestOf(recordOf(runId)), ...budget };
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
      const request = requestOf(recordOf(runId));
      const { plan, report } = planRun(request);
      const far = (await Promise.race([options.preflight(plan, request), aborted(signal)])) ?? [];
      const progress = await loadProgress(journal, runId);
      const [problem] = [...report.problems, ...far];
      // A run that was canceled meanwhile, or left for the next start, is neither sent nor blamed.
      if (problem === undefined || signal.aborted)
        return await conductRun(options, { request, plan, progress, ...under });
      bus.publish(runId, { type: 'run.interrupted', ...toBecause(problem) });
    } catch (error) {
      bus.publish(runId, { type: 'run.interrupted', ...toBecause(toFailure(error)) });
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
    going: (priority) =>
      [...live.values()].filter(
        ({ pause, member }) => !pause.isPaused() && member.priority() >= priority,
      ).length,
    atOnce: options.runsAtOnce,
    end: bus.end,
    begin: (runId) => {
      const record = recordOf(runId);
      const request = requestOf(record);
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

  const stops = createRunStops({
    ...options,
    starting,
    unqueue: queue.remove,
    forget: (runId) => void pipelines.delete(runId),
  });

  /** Takes over a run whose engine has ended, as it was. False where another engine was faster, or it was canceled. */
  const takeOver = (runId: RunId): boolean => {
    if (stops.endCanceled(runId)) return false;
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

  return {
    check: async (request) => (await exam.examine(request)).problems,
    plan: exam.plan,
    quote: exam.quote,
    start,
    resume,
    pause: (runId) => {
      live.get(runId)?.pause.pause({ why: 'user', because: say('pauses.byHand').message });
      journal.flush();
      return live.has(runId);
    },
    continue: goOnPaused,
    setPriority: (runId, priority) => {
      if (!index.has(runId)) throw noRun(runId);
      index.setPriority(runId, priority);
      live.get(runId)?.member.setPriority(priority);
      queue.fill();
    },
    fillPlaces: queue.fill,
    recover,
    underway,
    cancel: stops.cancel,
    letGo: stops.letGo,
    close: async (how) => {
      closed = true;
      queue.close();
      const reason = how?.leave === true ? leaving : undefined;
      await Promise.all(
        [...starting.keys(), ...live.keys()].map((runId) => stops.stop(runId, reason)),
      );
      await stops.settled();
    },
  };
}

/** What has not succeeded and is not under way. */
const resumable = ['interrupted', 'paused', 'failed', 'canceled'] as const;
