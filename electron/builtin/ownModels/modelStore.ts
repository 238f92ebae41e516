import type { BuiltinModel } from '../defineModel.ts';
import { invalid } from '../problem.ts';
import type { KeptRecords } from './keptRecords.ts';
import { listProgramModel, type ListedModel } from './listedModel.ts';
import {
  parseModelRecord,
  parseVersionRecord,
  toModelRecord,
  type VersionRecord,
} from './ownRecords.ts';

/** The models of the program and of the user. What the user has is on disk before it is shown. */
export interface ModelStore {
  readonly all: () => readonly ListedModel[];
  readonly find: (name: string) => ListedModel | undefined;
  /** Throws a 422 problem when the name is taken. */
  readonly create: (model: ListedModel) => Promise<void>;
  readonly update: (model: ListedModel) => Promise<void>;
  readonly remove: (model: ListedModel) => Promise<void>;
  /** Adds a trained version; none appears when the signal is aborted. */
  readonly addVersion: (record: VersionRecord, signal: AbortSignal) => Promise<void>;
  readonly removeVersion: (version: BuiltinModel) => Promise<void>;
}

/** Opens the store with the models that were kept. */
export async function createModelStore(options: {
  readonly program: readonly BuiltinModel[];
  readonly kept: KeptRecords;
}): Promise<ModelStore> {
  const { program, kept } = options;
  const byName = new Map(program.map((model) => [model.name, listProgramModel(model)] as const));
  await loadKept();

  async function loadKept(): Promise<void> {
    for (const record of await kept.load('model')) {
      const model = parseModelRecord(record);
      if (model !== undefined && !byName.has(model.name)) byName.set(model.name, model);
    }
    const versions = (await kept.load('version'))
      .map((record) => parseVersionRecord(record, program))
      .filter((version) => version !== undefined)
      .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
    for (const version of versions) show(version);
  }

  function show(version: BuiltinModel): void {
    const model = byName.get(version.name);
    if (model === undefined || model.program !== undefined) return;
    byName.set(model.name, { ...model, versions: [version, ...model.versions] });
  }

  /** Shows a change at once, so that no second request comes between, and takes it back when the disk refuses. */
  async function put(name: string, model: ListedModel | undefined): Promise<void> {
    const before = byName.get(name);
    set(name, model);
    try {
      if (model === undefined) await kept.remove('model', name);
      else await kept.save('model', name, toModelRecord(model));
    } catch (error) {
      set(name, before);
      throw error;
    }
  }

  function set(name: string, model: ListedModel | undefined): void {
    if (model === undefined) byName.delete(name);
    else byName.set(name, model);
  }

  return {
    all: () => [...byName.values()],
    find: (name) => byName.get(name),
    async create(model) {
      if (byName.has(model.name)) {
        throw invalid([
          {
            type: 'already_exists',
            field: 'name',
            description: `A model builtin/${model.name} already exists`,
          },
        ]);
      }
      await put(model.name, model);
    },
    update: (model) => put(model.name, model),
    remove: (model) => put(model.name, undefined),
    async addVersion(record, signal) {
      const version = parseVersionRecord(record, program);
      if (version === undefined) throw new TypeError('These weights make no version.');
      await kept.save('version', record.id, record);
      if (signal.aborted) {
        await kept.remove('version', record.id);
        throw signal.reason;
      }
      show(version);
    },
    async removeVersion(version) {
      await kept.remove('version', version.version);
      const model = byName.get(version.name);
      if (model === undefined) return;
      const versions = model.versions.filter((other) => other.version !== version.version);
      byName.set(model.name, { ...model, versions });
    },
  };
}
