import { fork } from 'node:child_process';
import { on, once } from 'node:events';

/** A child process that talks over IPC: it is killed when the test leaves. */
export function startChild(script: URL, args: readonly string[]) {
  const child = fork(script, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  // Keeps what comes while nobody asks.
  const messages = on(child, 'message', { close: ['exit'] });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    child,
    /** The next message. Rejects when the child ends first. */
    async next(): Promise<unknown> {
      const { done, value } = await messages.next();
      if (done === true) throw new Error(`the child ended (${child.exitCode ?? child.signalCode})`);
      return (value as readonly unknown[])[0];
    },
    /** SIGKILL: nothing of the child runs after it. */
    kill,
    [Symbol.asyncDispose]: kill,
  };
}
