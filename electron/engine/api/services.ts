import type { AllConnections } from '../connections/withCog.ts';
import type { EngineOptions } from '../engine.ts';
import type { PipelineFiles } from '../files/pipelineFiles.ts';
import type { EventBus } from '../runs/eventBus.ts';
import type { Money } from '../money/createMoney.ts';
import type { Runner } from '../runs/runner.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { Journal } from '../store/journal.ts';
import type { Preferences } from '../store/preferences.ts';

/** Everything the handlers of the contract work with. */
export type Services = {
  readonly options: EngineOptions;
  readonly bus: EventBus;
  readonly connections: AllConnections;
  readonly files: PipelineFiles;
  readonly journal: Journal;
  readonly money: Money;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly preferences: Preferences;
  readonly runner: Runner;
  readonly store: ArtifactStore;
};
