import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const repository = join(import.meta.dirname, '..', '..');

// What the gates read. The gates of a planted project are the gates of this repository.
const gateFiles = [
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'knip.json',
  'scripts',
  'test/setup',
  'tsconfig.base.json',
  'tsconfig.json',
  'vitest.config.ts',
  ...[
    'shared',
    'electron',
    'electron/desktop',
    'electron/server',
    'electron/cli',
    'renderer',
    'test',
  ].map((folder) => `${folder}/tsconfig.json`),
];

/** `output` is what went to both streams, the standard one first. */
export type ToolOutput = {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
};

export type PlantedProject = {
  readonly root: string;
  /** Writes files, by path relative to the project. */
  plant(files: Readonly<Record<string, string>>): void;
  /** Runs a JavaScript or TypeScript file with this Node in the project. Never rejects for an exit code. */
  run(...args: readonly string[]): Promise<ToolOutput>;
  remove(): void;
};

/** A small project in a temp folder with this repository's configs, gates and node_modules, and the given sources. */
export function createProject(files: Readonly<Record<string, string>>): PlantedProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'patchbay-gates-')));
  const plant = (more: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  for (const path of gateFiles) {
    if (!existsSync(join(repository, path)))
      throw new Error(`The gates read ${path}, which is not there.`);
    cpSync(join(repository, path), join(root, path), { recursive: true, filter: isGateFile });
  }
  // A junction is what Windows links a folder with when nobody is an administrator.
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction');
  plant(files);
  return {
    root,
    plant,
    run: (...args) => runNode(root, args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The path of a tool's JavaScript entry inside node_modules, such as `knip/bin/knip.js`. */
export function toolPath(path: string): string {
  return join(repository, 'node_modules', path);
}

/** A dependency as package.json pins it, so that planted manifests stay current. */
export function pinned(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** The npm scripts of this repository. */
export function npmScripts(): Readonly<Record<string, string>> {
  const manifest: unknown = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  const scripts = isRecord(manifest) && isRecord(manifest['scripts']) ? manifest['scripts'] : {};
  return Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, String(text)]));
}

/** Those that run gates, by which knip knows what uses the tools. */
export function checkScripts(): Readonly<Record<string, string>> {
  const isGate = ([name]: readonly [string, string]) => /^(check|format|test:unit)/.test(name);
  return Object.fromEntries(Object.entries(npmScripts()).filter(isGate));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(toolPath(`${name}/package.json`), 'utf8'));
  return isRecord(manifest) ? String(manifest['version']) : '';
}

// Scripts of other concerns (demo, dist ...) import the app, which the planted project does not have.
function isGateFile(path: string): boolean {
  if (/\.test\.tsx?$/.test(path)) return false;
  if (dirname(path) !== join(repository, 'scripts')) return true;
  return /(^|[\\/])(builds|check|checkLock|cliBuild|lockProblems|requireNode|runTool|test|lint|suites)(\.[tj]s)?$/.test(
    path,
  );
}

function runNode(root: string, args: readonly string[]): Promise<ToolOutput> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|FORCE_COLOR$)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1', CI: 'true' };
  return new Promise((done) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code ?? 1);
        const output = stripVTControlCharacters(`${stdout}${stderr}`);
        done({ code, stdout: stripVTControlCharacters(stdout), output });
      },
    );
  });
}
