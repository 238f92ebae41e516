import type { AllConnections } from '../connections/withCog.ts';
import type { EngineOptions } from '../engine.ts';
import type { PipelineFiles } from '../files/pipelineFiles.ts';
import type { EventBus } from '../runs/eventBus.ts';
import type { Money } from '../money/createMoney.ts';
import type { Runner } from '../runs/runner.ts';
import type { Uploads } from '../runs/uploads.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { RunIndex } from '../store/runIndex.ts';
import type { ModelShelf } from '../store/modelShelf.ts';
import type { ResultCache } from '../store/resultCache.ts';
import type { Preferences } from '../store/preferences.ts';
import type { PublicUrlSetting } from '../webhooks/publicUrl.ts';

/** Everything the handlers of the contract work with. */
export type Services = {
  readonly options: EngineOptions;
  readonly bus: EventBus;
  readonly cache: ResultCache;
  readonly connections: AllConnections;
  readonly files: PipelineFiles;
  readonly index: RunIndex;
  readonly money: Money;
  /** What the user has to know of the data folder since this start. */
  readonly notice: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly preferences: Preferences;
  readonly publicUrl: PublicUrlSetting;
  readonly runner: Runner;
  readonly shelf: ModelShelf;
  readonly store: ArtifactStore;
  readonly uploads: Uploads;
};
