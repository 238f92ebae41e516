import { spawn } from 'node:child_process';

/** Opens an address in the default browser. Resolves to false where the system has none to start. */
export async function openBrowser(url: string, platform: string): Promise<boolean> {
  const [command, ...args] = browserCommand(url, platform);
  const child = spawn(command, args, { stdio: 'ignore', detached: platform !== 'win32' });
  child.unref();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once('error', () => resolve(false));
  child.once('spawn', () => resolve(true));
  return promise;
}

/** The system's own opener; arguments are passed as they are, without a shell. */
function browserCommand(url: string, platform: string): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open', url];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}
