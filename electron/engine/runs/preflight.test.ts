import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FailureError } from '../../../shared/domain/failure.ts';
import { planRun } from '../../../shared/graph/plan.ts';
import type { Provider } from '../../providers/provider.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createTestStore } from '../../../test/support/testStore.ts';
import type { Connections } from '../connections/connections.ts';
import type { NamedSecrets } from '../secrets/namedSecrets.ts';
import { createDocuments } from '../connections/documents.ts';
import { openDatabase } from '../store/openDatabase.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { createPreflight } from './preflight.ts';
import { createSeenModels } from './seenModels.ts';

const version = 'f'.repeat(64);

const noSecrets: NamedSecrets = {
  list: async () => [],
  set: async (name) => ({ name, place: 'session' }),
  remove: async () => {},
  get: async (name) => Promise.reject(new Error(`There is no ${name}.`)),
};

function openPreflight(store: ArtifactStore) {
  const asked: string[] = [];
  let down = false;
  const note = (what: string) => async (): Promise<object> => {
    asked.push(what);
    if (!down) return {};
    throw new FailureError({ kind: 'provider-unavailable', message: 'No answer.' });
  };
  const provider = {
    models: { get: note('model') },
    versions: { get: note('version') },
  } as unknown as Provider;
  let tokenIsMissing = false;
  const connections = {
    provider: async () => provider,
    requireToken: async () => {
      if (tokenIsMissing) throw new FailureError({ kind: 'unauthorized', message: 'No token.' });
    },
  } as unknown as Connections;
  const documents = createDocuments({ database: openDatabase(':memory:'), now: Date.now });
  const seen = createSeenModels(documents, '0.0.0-test');
  const preflight = createPreflight({ connections, store, secrets: noSecrets, seen });
  return {
    asked,
    fail: (value: boolean) => (down = value),
    forgetToken: () => (tokenIsMissing = true),
    check: (builder: PipelineBuilder, pipelinePath: string | null = null) => {
      const pipeline = builder.build();
      return preflight(planRun({ pipeline }).plan, { pipeline, pipelinePath });
    },
  };
}

const model = (id: string, model: string, pinned: string | null): PipelineBuilder =>
  new PipelineBuilder().node(id, 'prediction', { provider: 'test', model, version: pinned });

test('asks for a model or its version once, and again after a failure', async () => {
  await using t = await createTestStore();
  const { asked, check, fail } = openPreflight(t.store);
  fail(true);
  expect(await check(model('m', 'a/b', null))).toMatchObject([
    { nodeId: 'm', kind: 'provider-unavailable', message: '"b": No answer.' },
  ]);
  fail(false);
  for (const pinned of [null, version, null, version]) {
    expect(await check(model('m', 'a/b', pinned))).toEqual([]);
  }
  expect(asked).toEqual(['model', 'model', 'version']);
  expect(await check(model('m', '', null))).toEqual([]);
  expect(await check(model('m', 'no-slash', null))).toEqual([]);
  expect(asked).toHaveLength(3);
});

test('a model that was seen still needs a token', async () => {
  await using t = await createTestStore();
  const { check, forgetToken } = openPreflight(t.store);
  expect(await check(model('m', 'a/b', version))).toEqual([]);
  forgetToken();
  expect(await check(model('m', 'a/b', version))).toMatchObject([
    { nodeId: 'm', kind: 'unauthorized', message: '"b": No token.' },
  ]);
});

test('every file that is nowhere is told on its node', async () => {
  await using t = await createTestStore();
  await writeFile(t.scratch.at('a.txt'), 'x');
  const { check } = openPreflight(t.store);
  const names = ['a.txt', 'b.txt', 'c.txt'];
  const files = names.map((name) => ({ name, path: name }));
  const builder = new PipelineBuilder()
    .node('u', 'file-upload', { mode: 'many', files })
    .node('show', 'preview')
    .edge('u.file', 'show.value');
  const found = await check(builder, t.scratch.at('p.patchbay'));
  expect(found.map((problem) => problem.nodeId)).toEqual(['u', 'u']);
  expect(found[0]?.message).toContain(`"${t.scratch.at('b.txt')}" does not exist`);
  expect(found[1]?.message).toContain(`"${t.scratch.at('c.txt')}" does not exist`);
});
