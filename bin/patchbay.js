#!/usr/bin/env node
// Plain JavaScript that every Node from 20 on understands: runs the command line, with a Node 24 where this is none.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededMajor = 24;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The command line's source in a checkout; its bundle where that was made of this very source, and where none was installed. */
async function findEntry() {
  const bundle = path.join(root, 'dist', 'cli', 'main.js');
  const source = path.join(root, 'electron', 'cli', 'main.ts');
  if (!existsSync(source) || root.split(path.sep).includes('node_modules')) return bundle;
  const { cliBuild, isStale } = await import(
    pathToFileURL(path.join(root, 'scripts', 'cliBuild.ts')).href
  );
  return isStale(cliBuild, root) ? source : bundle;
}

/** The Node that came with the packages. */
function findNode() {
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const file = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** In this process: a second one would take as long to start as most commands take to run. */
async function runHere() {
  hideExperimentalWarnings();
  // Beside the code that it is made of; where that cannot be written, everything is compiled anew.
  module.enableCompileCache(path.join(root, '.cache', 'compiled'));
  const { createProcessCli, endProcess, runCli } = await import(
    pathToFileURL(await findEntry()).href
  );
  await endProcess(await runCli(process.argv.slice(2), createProcessCli()));
}

/** As --disable-warning=ExperimentalWarning does: some releases of Node 24 warn about SQLite. */
function hideExperimentalWarnings() {
  const emit = process.emitWarning;
  process.emitWarning = (warning, ...about) => {
    const [type] = about;
    if ((typeof type === 'object' ? type?.type : type) === 'ExperimentalWarning') return;
    emit.call(process, warning, ...about);
  };
}

function runWithOther() {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `Patchbay needs Node ${neededMajor} and this is ${process.versions.node}: install Node ${neededMajor}, or run "npm ci" in ${root}.\n`,
    );
    process.exit(5);
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A Ctrl+C in a terminal reaches the child by itself: told over the channel, it can count the request once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (child.connected) child.send('stop');
    });
  }
  child.once('error', (error) => {
    process.stderr.write(`Patchbay could not be started: ${error.message}\n`);
    process.exit(5);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 5);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (Number.parseInt(process.versions.node, 10) >= neededMajor) await runHere();
else runWithOther();
