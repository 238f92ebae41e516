import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { defaultDataDir, readVersion } from '../engine/installation.ts';
import { createKeyringSecrets } from '../engine/secrets/keyringSecrets.ts';
import { parsePublicUrl } from '../engine/webhooks/parsePublicUrl.ts';
import { createServerHost } from './createServerHost.ts';
import { openBrowser } from './openBrowser.ts';
import { stopOnSignal } from './stopOnSignal.ts';
import { errorCode } from '../../shared/domain/errorCode.ts';

type Flags = {
  readonly port: number;
  readonly open?: boolean;
  readonly root?: string;
  readonly publicUrl?: string;
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Starts the server from the command line, prints its address in one line and waits for a signal. */
async function main(argv: readonly string[]): Promise<void> {
  const command = new Command('patchbay serve')
    .argument('[file]', 'a pipeline to open in the first window')
    .option('--port <number>', 'listen on this port of 127.0.0.1', parsePort, 0)
    .option('--open', 'open the address in the default browser')
    .option('--root <folder>', 'open and save pipelines in this folder only')
    .option('--public-url <url>', 'where the internet reaches this server', readPublicUrl)
    .configureOutput({
      outputError: (text, write) =>
        write(text.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())),
    })
    .exitOverride()
    .parse([...argv], { from: 'user' });
  const [file] = command.args;
  const { port, open, root: only, publicUrl } = command.opts<Flags>();
  const dataDir = defaultDataDir(process.env);
  const folder = only === undefined ? undefined : realpathSync(only);
  const host = await createServerHost({
    dataDir,
    version: readVersion(root),
    secrets: await createKeyringSecrets({ env: process.env }),
    env: process.env,
    defaultOutputFolder: path.resolve('patchbay-out'),
    examplesDir: path.join(root, 'examples'),
    startFolder: folder ?? process.cwd(),
    port,
    rendererDir: path.join(root, 'dist', 'renderer'),
    report: (error) => process.stderr.write(`${String(error)}\n`),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(file === undefined ? {} : { openFile: path.resolve(file) }),
    ...(folder === undefined ? {} : { allowedFolders: [folder] }),
  });
  stopOnSignal({
    source: process,
    underway: host.engine.underway,
    close: host.close,
    exit: (code) => process.exit(code),
    say: (line) => process.stderr.write(`${line}\n`),
    after: (ms, call) => void setTimeout(call, ms).unref(),
  });
  process.stdout.write(`Patchbay is at ${host.url}\n`);
  if (open === true && !(await openBrowser(host.url, process.platform))) {
    process.stderr.write('No browser could be started: open the address above yourself.\n');
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a whole number from 0 to 65535.');
}

function readPublicUrl(text: string): string {
  try {
    return parsePublicUrl(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** One sentence for a start that failed, and the exit code: 2 for wrong usage, as everywhere in Patchbay. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const code = errorCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  const sentence =
    code === 'EADDRINUSE' ? 'the port is taken: choose another with --port.' : reason;
  process.stderr.write(`Patchbay could not start: ${sentence}\n`);
  return code === 'EADDRINUSE' || code === 'ENOENT' ? 2 : 5;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exit(explain(error));
}
