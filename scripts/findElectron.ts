import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The runtime's program, or why there is none. */
export type ElectronFound = { readonly program: string } | { readonly missing: string };

type FindOptions = {
  readonly root: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly platform: string;
  /** The most that the download may take; 5 minutes unless given. */
  readonly downloadMs?: number;
};

/** How long a download may go on without a sign that its server can be reached. */
const unreachableMs = 10_000;

/** Finds the Electron runtime, and downloads it where it is missing. Never rejects. */
export async function findElectron(options: FindOptions): Promise<ElectronFound> {
  const { env, platform } = options;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { missing: 'there is no display' };
  const present = findInstalled(options);
  if (present !== undefined) return { program: present };
  if (env['ELECTRON_OVERRIDE_DIST_PATH'])
    return { missing: 'ELECTRON_OVERRIDE_DIST_PATH holds no runtime' };
  const why = await download(options);
  const program = why === undefined ? findInstalled(options) : undefined;
  return program === undefined ? { missing: why ?? 'its download is incomplete' } : { program };
}

/** The runtime's program where it is there already: the one of ELECTRON_OVERRIDE_DIST_PATH, or the downloaded one. */
export function findInstalled({
  root,
  env,
  platform,
}: Pick<FindOptions, 'root' | 'env' | 'platform'>): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist');
  const program = join(dist, readProgramName(join(folder, 'path.txt')) ?? programName(platform));
  return existsSync(program) ? program : undefined;
}

/** Written by Electron's own installer when it has finished. */
function readProgramName(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function programName(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Runs Electron's own installer. Gives the reason when it fails. */
async function download({
  root,
  env,
  downloadMs = 300_000,
}: FindOptions): Promise<string | undefined> {
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return 'the package "electron" is not installed';
  const limit = AbortSignal.timeout(downloadMs);
  const stop = new AbortController();
  const done = run(installer, { env, signal: AbortSignal.any([limit, stop.signal]) });
  const giveUp = setTimeout(() => stop.abort(), unreachableMs);
  void isReachable(env).then((reachable) => {
    if (reachable) clearTimeout(giveUp);
  });
  const succeeded = await done;
  clearTimeout(giveUp);
  if (succeeded) return undefined;
  return limit.aborted ? 'its download took too long' : 'it could not be downloaded';
}

function run(
  script: string,
  { env, signal }: { readonly env: FindOptions['env']; readonly signal: AbortSignal },
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { env: { ...env }, stdio: 'ignore', signal });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Any answer will do; behind a proxy only the installer can know. */
async function isReachable(env: FindOptions['env']): Promise<boolean> {
  if (env['HTTPS_PROXY'] || env['https_proxy']) return true;
  const mirror =
    env['npm_config_electron_mirror'] || env['ELECTRON_MIRROR'] || 'https://github.com/electron/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(unreachableMs) });
    return true;
  } catch {
    return false;
  }
}
