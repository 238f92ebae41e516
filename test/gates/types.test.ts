import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanProject } from './cleanProject.ts';
import { createProject, toolPath, type PlantedProject, type ToolOutput } from './createProject.ts';

type TypeFault = { readonly file: string; readonly text: string; readonly says: string };

const faults: Readonly<Record<string, TypeFault>> = {
  'a type error': {
    file: 'shared/graph/wrong.ts',
    text: "export const count: number = 'one';\n",
    says: 'TS2322',
  },
  'a type error in a test': {
    file: 'electron/engine/wrong.test.ts',
    text: "export const count: number = 'one';\n",
    says: 'TS2322',
  },
  'a type error in a script': {
    file: 'scripts/wrong.ts',
    text: "export const count: number = 'one';\n",
    says: 'TS2322',
  },
  'a type error in a benchmark': {
    file: 'bench/wrong.ts',
    text: "export const count: number = 'one';\n",
    says: 'TS2322',
  },
  'the DOM in shared': {
    file: 'shared/graph/dom.ts',
    text: 'export const title = (): string => document.title;\n',
    says: "'document'",
  },
  'Node in shared': {
    file: 'shared/graph/node.ts',
    text: 'export const folder = (): string => process.cwd();\n',
    says: "'process'",
  },
  'a Node module in shared': {
    file: 'shared/graph/fs.ts',
    text: "export { existsSync } from 'node:fs';\n",
    says: 'node:fs',
  },
  'a Node module in the renderer': {
    file: 'renderer/panels/fs.ts',
    text: "export { existsSync } from 'node:fs';\n",
    says: 'node:fs',
  },
  'the DOM in the engine': {
    file: 'electron/engine/dom.ts',
    text: 'export const title = (): string => document.title;\n',
    says: "'document'",
  },
  'a host in the engine, even late': {
    file: 'electron/engine/host.ts',
    text: "export const late = async (): Promise<unknown> => import('../cli/main.ts');\n",
    says: 'TS6307',
  },
  'the engine in the renderer': {
    file: 'renderer/panels/engine.ts',
    text: "export { createEngine } from '../../electron/engine/createEngine.ts';\n",
    says: 'TS6',
  },
  'an index that may miss': {
    file: 'shared/graph/index.ts',
    text: 'export const first = (list: readonly string[]): string => list[0];\n',
    says: 'undefined',
  },
  'undefined for an optional property': {
    file: 'shared/graph/optional.ts',
    text: 'type Options = { readonly name?: string };\nexport const none: Options = { name: undefined };\n',
    says: 'exactOptionalPropertyTypes',
  },
  'an enum': {
    file: 'shared/graph/enum.ts',
    text: 'export enum Kind {\n  A,\n}\n',
    says: 'erasableSyntaxOnly',
  },
  'an import without its extension': {
    file: 'electron/engine/bare.ts',
    text: "export { startBuiltin } from '../builtin/startBuiltin';\n",
    says: 'TS2835',
  },
  'a variable that nothing reads': {
    file: 'shared/graph/unread.ts',
    text: 'export function act(): void {\n  const unread = 1;\n}\n',
    says: 'TS6133',
  },
};

let project: PlantedProject;
let clean: ToolOutput;
let faulty: ToolOutput;

const compile = () => project.run(toolPath('typescript/bin/tsc'), '-b', '--pretty', 'false');

beforeAll(async () => {
  project = createProject(cleanProject);
  clean = await compile();
  project.plant(Object.fromEntries(Object.values(faults).map(({ file, text }) => [file, text])));
  faulty = await compile();
}, 120_000);

afterAll(() => project.remove());

describe('the compiler', () => {
  it('lets a clean project pass', () => {
    expect(clean).toMatchObject({ code: 0, output: '' });
  });

  it('fails for the planted faults', () => {
    expect(faulty.code).not.toBe(0);
  });

  it.each(Object.keys(faults))('catches %s', (name) => {
    const { file, says } = faults[name] ?? { file: '', says: '' };
    const found = faulty.output.split('\n').filter((line) => line.startsWith(file));
    expect(found.join('\n')).toContain(says);
  });
});
