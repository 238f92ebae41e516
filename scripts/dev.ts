import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createServer } from 'vite';
import { createKeyringSecrets } from '../electron/engine/secrets/keyringSecrets.ts';
import { createServerHost } from '../electron/server/createServerHost.ts';

const root = path.join(import.meta.dirname, '..');

/** The server host behind Vite's development server: the page reloads as its source changes, the engine does not. */
async function main(): Promise<void> {
  const port = Number(process.env['PATCHBAY_DEV_PORT'] ?? 5173);
  const dataDir = process.env['PATCHBAY_HOME'] ?? path.join(root, '.cache', 'dev');
  await mkdir(dataDir, { recursive: true });
  const host = await createServerHost({
    dataDir,
    version: 'development',
    secrets: await createKeyringSecrets({ env: process.env }),
    env: process.env,
    defaultOutputFolder: path.join(root, 'patchbay-out'),
    examplesDir: path.join(root, 'examples'),
    startFolder: root,
    port: 0,
    rendererDir: path.join(root, 'dist', 'renderer'),
    moreOrigins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    report: (error) => console.error(error),
  });
  const target = `http://127.0.0.1:${host.port}`;
  const proxied = { target, changeOrigin: true };
  const vite = await createServer({
    configFile: path.join(root, 'vite.config.ts'),
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      proxy: { '/rpc': { ...proxied, ws: true }, '/artifacts': proxied, '/session': proxied },
    },
  });
  await vite.listen();
  console.log(`Patchbay (development) is at http://127.0.0.1:${port}/#token=${host.token}`);
  const stop = (): void => {
    void Promise.allSettled([vite.close(), host.close()]).then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

await main();
