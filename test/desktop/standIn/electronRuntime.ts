// Runs an app folder as the Electron runtime would: `node electronRuntime.ts <app folder> [file]`. It then acts as a
// user who runs an example, prints what was seen as one line of JSON, and quits.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { EngineClient } from '../../../electron/engine/engine.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import type { StandIn } from './createStandIn.ts';
import type { StandInPage } from './standInPage.ts';
import { eachEvent } from '../../support/eachEvent.ts';

const moduleUrl = new URL('./electronModule.ts', import.meta.url).href;
const [appFolder = '.', ...args] = process.argv.slice(2);

/** What a run of the stand-in saw. */
export type Seen = {
  readonly version: string;
  readonly page: { readonly status: number; readonly bytes: number };
  readonly examples: readonly string[];
  readonly models: readonly string[];
  readonly outcome: string;
  readonly opened: string | null;
};

async function main(): Promise<number> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: moduleUrl, shortCircuit: true } : next(specifier, context),
  });
  const { standIn }: { readonly standIn: StandIn } = await import(moduleUrl);
  const manifest: { readonly main: string } = JSON.parse(
    readFileSync(join(appFolder, 'package.json'), 'utf8'),
  );
  process.argv = [process.execPath, appFolder, ...args];
  await import(pathToFileURL(join(appFolder, manifest.main)).href);
  // As in Electron: not before the app's main module has run to its end.
  standIn.app.becomeReady();
  const page = await firstPage(standIn);
  if (page === undefined) {
    process.stderr.write(`${standIn.seen.errors.join('\n')}\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify(await look(standIn, page))}\n`);
  standIn.app.quit();
  return standIn.app.ended.promise;
}

async function firstPage(standIn: StandIn): Promise<StandInPage | undefined> {
  for (;;) {
    const page = standIn.windows[0]?.webContents.page;
    if (page !== undefined || standIn.app.exitCode !== undefined) return page;
    await setImmediate();
  }
}

async function look(standIn: StandIn, page: StandInPage): Promise<Seen> {
  const client = await page.connect();
  const { version } = await client.app.info();
  const document = await standIn.request('app://patchbay/index.html');
  const examples = (await client.pipelines.examples()).map(({ id }) => id);
  const models = await client.models.search({ provider: 'builtin', query: '' });
  const runId = toRunId(randomUUID());
  const pipeline = await client.pipelines.openExample({ id: 'first-steps' });
  const started = await client.runs.start({ runId, pipeline });
  let outcome = started.ok
    ? 'none'
    : `refused: ${started.problems.map(({ message }) => message).join(' ')}`;
  if (started.ok) {
    for await (const event of eachEvent(await client.runs.events({ runId }))) {
      if (event.type === 'run.finished') outcome = event.outcome;
      if (event.type === 'task.failed') process.stderr.write(`${JSON.stringify(event.failure)}\n`);
    }
  }
  const hasFile = args.some((argument) => argument.endsWith('.patchbay'));
  const opened = hasFile ? await firstOpened(client) : null;
  return {
    version,
    page: { status: document.status, bytes: (await document.text()).length },
    examples,
    models: models.map(({ owner, name }) => `${owner}/${name}`),
    outcome,
    opened,
  };
}

async function firstOpened(client: EngineClient): Promise<string | null> {
  for await (const event of await client.app.events()) {
    if (event.type === 'open-file') return event.path;
  }
  return null;
}

process.exitCode = await main();
