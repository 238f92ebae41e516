import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The same transfer by `curl`, then `sha256sum` of the file, in milliseconds. Throws where one of them is missing or fails. */
export async function curlAndHash(
  kind: 'download' | 'upload' | 'import',
  {
    origin,
    file,
    target,
  }: { readonly origin: string; readonly file: string; readonly target: string },
): Promise<number> {
  const start = performance.now();
  if (kind === 'download') await run('curl', ['-sSf', '-o', target, `${origin}/outputs/file.bin`]);
  if (kind === 'upload')
    await run('curl', ['-sSf', '-F', `content=@${file}`, `${origin}/v1/files`]);
  if (kind === 'import') await run('cp', [file, target]);
  await run('sha256sum', [kind === 'upload' ? file : target]);
  return performance.now() - start;
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
}
