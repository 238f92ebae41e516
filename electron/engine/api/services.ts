import type { AllConnections } from '../connections/withCog.ts';
import type { EngineOptions } from '../engine.ts';
import type { DraftStore } from '../drafts/draftStore.ts';
import type { Windows } from '../drafts/windows.ts';
import type { PipelineFiles } from '../files/pipelineFiles.ts';
import type { EventBus } from '../runs/eventBus.ts';
import type { Money } from '../money/createMoney.ts';
import type { Runner } from '../runs/runner.ts';
import type { Uploads } from '../runs/uploads.ts';
import type { NamedSecrets } from '../secrets/namedSecrets.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { RunIndex } from '../store/runIndex.ts';
import type { RunRemover } from '../store/runRemover.ts';
import type { ModelShelf } from '../store/modelShelf.ts';
import type { ShortcutSettings } from '../store/shortcutSettings.ts';
import type { ResultCache } from '../store/resultCache.ts';
import type { TaskIndex } from '../store/taskIndex.ts';
import type { Preferences } from '../store/preferences.ts';
import type { PublicUrlSetting } from '../webhooks/publicUrl.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** Everything the handlers of the contract work with. */
export type Services = {
  readonly options: EngineOptions;
  readonly bus: EventBus;
  readonly cache: ResultCache;
  readonly connections: AllConnections;
  readonly drafts: DraftStore;
  readonly files: PipelineFiles;
  readonly index: RunIndex;
  readonly money: Money;
  /** What the user has to know of the data folder since this start. */
  readonly notice: Sentence | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly preferences: Preferences;
  readonly publicUrl: PublicUrlSetting;
  readonly remover: RunRemover;
  readonly runner: Runner;
  readonly secrets: NamedSecrets;
  readonly shelf: ModelShelf;
  readonly shortcuts: ShortcutSettings;
  readonly store: ArtifactStore;
  readonly tasks: TaskIndex;
  readonly uploads: Uploads;
  readonly windows: Windows;
};
