import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { buildStale, desktopBuild, rendererBuild } from '../../scripts/builds.ts';
import { findInstalled } from '../../scripts/findElectron.ts';

const root = join(import.meta.dirname, '..', '..');
const program = findInstalled({ root, env: process.env, platform: process.platform });

/** Why the real app cannot run here. */
function findObstacle(): string | undefined {
  const { platform, env } = process;
  if (program === undefined)
    return 'the Electron runtime is not installed here (npx install-electron fetches it)';
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return 'there is no display (use xvfb-run)';
  return undefined;
}

const obstacle = findObstacle();
test.skip(obstacle !== undefined, obstacle);
if (obstacle !== undefined) console.log(`desktop smoke test: skipped, ${obstacle}`);

let app: ElectronApplication;
let folder: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'patchbay-smoke-'));
  expect(await buildStale([rendererBuild, desktopBuild], { root })).toBe(true);
  const file = join(folder, 'Smoke.patchbay');
  const pipeline = {
    format: 'patchbay/pipeline',
    version: 1,
    name: 'Smoke',
    graph: { nodes: {}, edges: [] },
  };
  writeFileSync(file, JSON.stringify(pipeline));
  // Continuous-integration machines forbid the user namespaces that the sandbox of an unpacked Electron needs.
  const sandbox = process.platform === 'linux' && process.env['CI'] ? ['--no-sandbox'] : [];
  app = await _electron.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: [...sandbox, root, file],
    env: { ...process.env, PATCHBAY_HOME: join(folder, 'home'), PATCHBAY_KEYCHAIN: 'off' },
  });
});
test.afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the real app opens a file, isolated from Node, under its policy', async () => {
  const page = await app.firstWindow();
  await expect(page.locator('.react-flow')).toBeVisible();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
    .toContain('Smoke');
  expect(await page.evaluate(() => location.origin)).toBe('app://patchbay');
  expect(
    await page.evaluate(() =>
      ['process', 'require', 'module'].filter((name) => name in globalThis),
    ),
  ).toEqual([]);
  const ranInline = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.head.append(script);
    return 'ranInline' in globalThis;
  });
  expect(ranInline).toBe(false);
});

test('the page imports a file and reads a part of it back', async () => {
  const page = await app.firstWindow();
  const read = await page.evaluate(async () => {
    const body = new File(['hello desktop'], 'hello.txt', { type: 'text/plain' });
    const added = await fetch('artifact://store/?name=hello.txt', { method: 'POST', body });
    const { id } = await added.json();
    const part = await fetch(`artifact://store/${id}`, { headers: { range: 'bytes=6-12' } });
    return { added: added.status, part: part.status, text: await part.text() };
  });
  expect(read).toEqual({ added: 201, part: 206, text: 'desktop' });
});
