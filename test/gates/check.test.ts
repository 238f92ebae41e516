import { afterEach, describe, expect, it } from 'vitest';
import { cleanProject } from './cleanProject.ts';
import { createProject, npmScripts, pinned, type PlantedProject } from './createProject.ts';

let project: PlantedProject | undefined;

afterEach(() => project?.remove());

/** A lockfile with an entry for each dependency of the clean project and nothing else. */
function lockfile(): Readonly<Record<string, unknown>> {
  const manifest: unknown = JSON.parse(cleanProject['package.json'] ?? '');
  const root = Object(manifest);
  const names = [...Object.keys(root.dependencies), ...Object.keys(root.devDependencies)];
  const entries = Object.entries(pinned(...names)).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity: 'sha512-x' },
  ]);
  return {
    name: 'planted',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': root, ...Object.fromEntries(entries) },
  };
}

/** The packages that the benchmark compares with, of which the clean project has none. */
const peers = { name: 'planted-peers', version: '1.0.0' };
const peersLock = { ...peers, lockfileVersion: 3, packages: { '': peers } };

function createChecked(change: Readonly<Record<string, string>>): PlantedProject {
  project = createProject({
    ...cleanProject,
    'package-lock.json': JSON.stringify(lockfile()),
    'bench/peers/package.json': `${JSON.stringify(peers, null, 2)}\n`,
    'bench/peers/package-lock.json': JSON.stringify(peersLock),
    ...change,
  });
  return project;
}

const gates = ['format', 'types', 'lint', 'dead code', 'lock'];

describe('npm run check', { timeout: 120_000 }, () => {
  it('passes on a clean project and says so', async () => {
    const { code, output } = await createChecked({}).run('scripts/check.ts');
    expect(output).toContain('All 5 gates are good.');
    expect(output).not.toContain('FAILED');
    expect(code).toBe(0);
  });

  it('runs every gate to the end and names each one that fails', async () => {
    const planted = createChecked({
      'package-lock.json': JSON.stringify({ ...lockfile(), version: '0.9.0' }),
      'bench/peers/package-lock.json': JSON.stringify({ ...peersLock, version: '0.9.0' }),
      'shared/graph/faulty.ts': 'export const count : any = document\n',
    });
    const { code, stdout, output } = await planted.run('scripts/check.ts');
    for (const gate of gates) expect(output).toMatch(new RegExp(`^FAILED {2}${gate}`, 'm'));
    expect(output).toContain('bench/peers: package-lock.json has another name or version');
    expect(stdout.trimEnd()).toMatch(/5 of 5 gates failed\.$/);
    expect(code).toBe(1);
  });
});

describe('an older Node', () => {
  const pretend = (version: string) =>
    `--import=data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
  const start = (version: string) =>
    createChecked({ 'scripts/any.ts': "console.log('ran');\n" }).run(
      pretend(version),
      '--import=./scripts/requireNode.js',
      'scripts/any.ts',
    );

  it('is refused with what to do, before any script runs', async () => {
    const { code, output } = await start('20.11.0');
    expect(output).toContain('need Node 24 or newer, and this is Node 20.11.0');
    expect(output).toContain('npm ci');
    expect(output).not.toContain('ran');
    expect(code).toBe(1);
  });

  it.each(['24.0.0', '26.1.0'])('is not what Node %s is', async (version) => {
    expect(await start(version)).toMatchObject({ code: 0, output: 'ran\n' });
  });

  it('is caught by every npm script that runs TypeScript', () => {
    const scripts = Object.entries(npmScripts());
    const running = scripts.filter(([, command]) => /\.ts\b/.test(command));
    expect(running.length).toBeGreaterThan(5);
    for (const [name, command] of running) {
      expect(command, name).toMatch(/^node --import \.\/scripts\/requireNode\.js /);
    }
  });
});
