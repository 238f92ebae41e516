import { parseStartMessage, type ChildMessage } from './childMessages.ts';
import { createBuiltinServer } from './createBuiltinServer.ts';

/** The child process of the built-in models: starts when told over the IPC channel, ends when that channel closes. */
function main(): void {
  if (process.send === undefined) {
    process.stderr.write('The built-in models are started by Patchbay, not by hand.\n');
    process.exitCode = 2;
    return;
  }
  const tell = (message: ChildMessage): void => void process.send?.(message);
  // The channel closes when the parent ends in any way, kill -9 included. What is left on disk is deleted by the next start.
  process.once('disconnect', () => process.exit(0));
  // The parent decides when to end: a Ctrl+C in the terminal reaches both, and its predictions are to be cancelled first.
  process.on('SIGINT', () => {});
  process.once('message', (value) => {
    serve(value, tell).catch((error: unknown) =>
      tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
  });
  tell({ kind: 'hello' });
}

async function serve(value: unknown, tell: (message: ChildMessage) => void): Promise<void> {
  const start = parseStartMessage(value);
  if (start === undefined) throw new Error('the start message is wrong');
  const server = await createBuiltinServer(start);
  process.once('message', () => {
    void server.close().finally(() => process.exit(0));
  });
  tell({ kind: 'ready', baseUrl: server.baseUrl });
}

main();
