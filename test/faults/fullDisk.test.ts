import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { createPaidEngine, linesToPictures } from '../money/replicate.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** A disk of a few hundred kilobytes; only root on Linux can make one. */
async function tinyDisk(kilobytes: number) {
  const scratch = await scratchFolder();
  const path = scratch.at('disk');
  await mkdir(path);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path]);
  return {
    path,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['-l', path]);
      await scratch[Symbol.asyncDispose]();
    },
  };
}

function whyNoDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can mount a tiny disk';
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-mount-'));
  try {
    // In a name space of its own: it is gone with the command.
    const command = ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', folder];
    execFileSync('unshare', command, { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this system does not let root mount a disk';
  } finally {
    rmdirSync(folder);
  }
}

const reason = whyNoDisk();
if (reason !== undefined) console.info(`skipped: ${reason}`);

const save = (text: string) =>
  new PipelineBuilder('Full')
    .node('say', 'text', { text })
    .node('save', 'download', { fileName: 'text.{{ext}}' })
    .edge('say.text', 'save.file')
    .build();

describe.skipIf(reason !== undefined)('a full disk', () => {
  test('under the output folder: a clear sentence, nothing half-written, and the next run works', async () => {
    await using disk = await tinyDisk(256);
    await using t = await createTestEngine();
    await t.client.app.setSettings({ outputFolder: join(disk.path, 'out') });
    const { state } = await t.run(save('x'.repeat(1_000_000)));
    const folder = join(disk.path, 'out', 'Full');
    expect(state.status).toBe('failed');
    expect(state.tasks['save']?.failure).toMatchObject({
      kind: 'storage',
      code: 'ENOSPC',
      message: `"text.txt" could not be saved in "${folder}" (ENOSPC), as the disk is full: free some space and run again.`,
    });
    expect(await readdir(folder)).toEqual([]);
    const second = await t.run(save('small'));
    expect(second.state.status).toBe('succeeded');
    expect(await readFile(join(folder, 'text.txt'), 'utf8')).toBe('small');
  });

  test('under the data folder: an import is refused whole, and the engine goes on', async () => {
    await using disk = await tinyDisk(2048);
    await using t = await createTestEngine({ dataDir: join(disk.path, 'data') });
    const post = (body: string) =>
      t.engine.handleArtifactRequest(
        new Request('http://artifacts.test/?name=big.txt', { method: 'POST', body }),
      );
    const answer = await post('x'.repeat(4_000_000));
    expect(answer.status).toBe(507);
    expect(await answer.json()).toMatchObject({
      failure: {
        kind: 'storage',
        code: 'ENOSPC',
        message: expect.stringMatching(/^"big.txt" could not be kept in .* the disk is full: free/),
      },
    });
    expect(await readdir(join(disk.path, 'data', 'artifacts', 'tmp'))).toEqual([]);
    expect((await post('small')).status).toBe(201);
  });

  test('under the journal: the run ends with the reason, and works once there is room', async () => {
    await using disk = await tinyDisk(2048);
    await using t = await createTestEngine({ dataDir: join(disk.path, 'data') });
    const ballast = join(disk.path, 'ballast');
    const filling = await writeFile(ballast, Buffer.alloc(4_000_000)).catch(
      (error: unknown) => error,
    );
    expect(filling).toMatchObject({ code: 'ENOSPC' });
    // Pages of the journal that are there already take a few runs.
    let told: unknown;
    for (let count = 0; count < 200 && told === undefined; count += 1) {
      const runId = newRunId();
      told = await t.client.runs
        .start({ runId, pipeline: save('y'.repeat(20_000)) })
        .then(() => followRun(t.engine, runId))
        .then(
          ({ state }) => state.tasks['say']?.failure ?? state.tasks['save']?.failure,
          (error: unknown) => (error as { readonly data?: unknown }).data,
        );
    }
    expect(told).toMatchObject({
      kind: 'storage',
      code: 'ENOSPC',
      message: expect.stringContaining('free some space and run again'),
    });
    await rm(ballast);
    const { state } = await t.run(save('again'));
    expect(state.status).toBe('succeeded');
  });

  test('while an output is downloaded: nothing half-written, and resumed it fetches the same prediction', async () => {
    await using disk = await tinyDisk(256);
    await using t = await createPaidEngine();
    const pipeline = await linesToPictures(t.client, 1);
    const artifacts = join(t.options.dataDir, 'artifacts');
    await t.engine.close();
    await cp(artifacts, disk.path, { recursive: true });
    await rm(artifacts, { recursive: true });
    await symlink(disk.path, artifacts);
    const engine = await createEngine(t.options);
    onTestFinished(() => engine.close());
    const room = await fillUp(disk.path);
    const runId = newRunId();
    await engine.client.runs.start({ runId, pipeline });
    const { state } = await followRun(engine, runId);
    expect(state.status).toBe('failed');
    expect(state.tasks['draw/0']?.failure).toMatchObject({
      kind: 'storage',
      code: 'ENOSPC',
      message: expect.stringMatching(
        /^"[^"]+" could not be kept in "[^"]+artifacts" \(ENOSPC\), as the disk is full: free some space and run again\.$/,
      ),
    });
    expect(await readdir(join(disk.path, 'tmp'))).toEqual([]);
    await room();
    await engine.client.runs.resume({ runId });
    expect((await followRun(engine, runId)).state.status).toBe('succeeded');
    expect(t.replicate.counts.creates()).toHaveLength(1);
  });

  test('while a journal is repaired: one sentence, all is left as it was, and the next start repairs it', async () => {
    await using disk = await tinyDisk(6_000);
    await using t = await createTestEngine({ dataDir: join(disk.path, 'data') });
    await t.run(save('z'.repeat(400_000)));
    await t.engine.close();
    const journal = join(t.options.dataDir, 'journal.sqlite');
    const bytes = await readFile(journal);
    bytes.fill(0x5a, 8192, 12_288);
    bytes.fill(0x5a, 0, 100);
    await writeFile(journal, bytes);
    const room = await fillUp(disk.path, 200_000);
    const before = await readdir(t.options.dataDir);
    await expect(createEngine(t.options)).rejects.toMatchObject({
      failure: { kind: 'storage', message: expect.stringContaining('the disk is full: free some') },
    });
    // The note of the damage tells the next start to look.
    expect(await readdir(t.options.dataDir)).toEqual(
      [...before, 'journal.sqlite.damaged'].toSorted(),
    );
    expect((await readFile(journal)).equals(bytes)).toBe(true);
    await room();
    const engine = await createEngine(t.options);
    onTestFinished(() => engine.close());
    expect(await engine.client.runs.list({})).toHaveLength(1);
  });
});

/** Fills a disk up to so many bytes, and gives what makes room again. */
async function fillUp(disk: string, free = 0): Promise<() => Promise<void>> {
  const [ballast, spare] = [join(disk, 'ballast'), join(disk, 'spare')];
  await writeFile(spare, Buffer.alloc(free));
  const filled = await writeFile(ballast, Buffer.alloc(8_000_000)).catch((error: unknown) => error);
  expect(filled).toMatchObject({ code: 'ENOSPC' });
  await rm(spare);
  return () => rm(ballast);
}
