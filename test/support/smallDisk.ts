import { execFileSync } from 'node:child_process';

/** Mounts a small disk in memory; undefined where this user or system cannot. */
export function mountSmallDisk(
  folder: string,
): (AsyncDisposable & Disposable & { readonly makeReadOnly: () => void }) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const unmount = (): void => void execFileSync('umount', [folder], { stdio: 'ignore' });
  return {
    makeReadOnly: () =>
      void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }),
    [Symbol.dispose]: unmount,
    [Symbol.asyncDispose]: async () => unmount(),
  };
}

/** Why a test without a small disk is skipped. */
export const noMount = 'this user may not mount a small disk to fill';
