/** A file with one fault, and the lint rule that has to name it there. */
export type LintFault = {
  readonly file: string;
  readonly text: string;
  readonly rule: string;
  /** What the message has to say, such as the replacement. */
  readonly says?: RegExp;
};

const layers = 'patchbay(layers)';

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const line${index} = ${index};`).join(
    '\n',
  );
}

function branches(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `if (n === ${index}) return ${index + 1};`,
  ).join('\n');
}

function imports(file: string, specifier: string, says?: RegExp): LintFault {
  return {
    file,
    text: `import * as it from '${specifier}';\nexport const at = it;\n`,
    rule: layers,
    ...(says && { says }),
  };
}

const style: Readonly<Record<string, LintFault>> = {
  'an any': {
    file: 'shared/graph/any.ts',
    text: 'export function show(value: any): string {\n  return String(value);\n}\n',
    rule: 'typescript(no-explicit-any)',
  },
  'a !': {
    file: 'shared/graph/bang.ts',
    text: 'export function first(list: readonly string[]): string {\n  return list[0]!;\n}\n',
    rule: 'typescript(no-non-null-assertion)',
  },
  'a floating promise': {
    file: 'electron/engine/floating.ts',
    text: 'async function save(): Promise<void> {}\nexport function act(): void {\n  save();\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  'a default export': {
    file: 'shared/graph/byDefault.ts',
    text: 'export default function byDefault(): number {\n  return 1;\n}\n',
    rule: 'import(no-default-export)',
  },
  'a text for people in the code': {
    file: 'renderer/panels/Greeting.tsx',
    text: 'export function Greeting(): React.JSX.Element {\n  return <p>Good morning.</p>;\n}\n',
    rule: 'patchbay(no-literal-text)',
    says: /renderer\/messages/,
  },
  'a barrel file': {
    file: 'shared/graph/barrel.ts',
    text: "export * from './parseNode.ts';\nexport * from '../domain/nodeId.ts';\n",
    rule: 'patchbay(no-barrel)',
  },
  'an import cycle': {
    file: 'shared/graph/cycleA.ts',
    text: "import { b } from './cycleB.ts';\nexport const a = (): number => b();\n",
    rule: 'import(no-cycle)',
  },
  'a file of 301 lines': {
    file: 'shared/graph/long.ts',
    text: `${lines(301)}\n`,
    rule: 'eslint(max-lines)',
  },
  'a test file of 401 lines': {
    file: 'shared/graph/long.test.ts',
    text: `${lines(401)}\n`,
    rule: 'eslint(max-lines)',
  },
  'a function with 4 parameters': {
    file: 'shared/graph/four.ts',
    text: 'export function four(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}\n',
    rule: 'eslint(max-params)',
  },
  'complexity 13': {
    file: 'shared/graph/complex.ts',
    text: `export function complex(n: number): number {\n${branches(12)}\n  return 0;\n}\n`,
    rule: 'eslint(complexity)',
    says: /complexity of 13/,
  },
  'a switch that forgets a case': {
    file: 'shared/graph/forgetful.ts',
    text: "export function forgetful(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      break;\n  }\n}\n",
    rule: 'typescript(switch-exhaustiveness-check)',
    says: /"b"/,
  },
  'a console call in the engine': {
    file: 'electron/engine/talk.ts',
    text: "export function talk(): void {\n  console.log('x');\n}\n",
    rule: 'eslint(no-console)',
  },
  'state at module level': {
    file: 'electron/engine/state.ts',
    text: 'let count = 0;\nexport function next(): number {\n  count += 1;\n  return count;\n}\n',
    rule: 'patchbay(no-module-state)',
  },
  'a require': {
    file: 'electron/engine/required.ts',
    text: "import fs = require('node:fs');\nexport const exists = fs.existsSync;\n",
    rule: 'typescript(no-require-imports)',
  },
  'a Node module without node:': {
    file: 'electron/engine/prefix.ts',
    text: "import { sep } from 'path';\nexport const at = sep;\n",
    rule: 'unicorn(prefer-node-protocol)',
  },
  'an import that should be of a type': {
    file: 'shared/graph/typeOnly.ts',
    text: "import { LintFault } from './other.ts';\nexport type Fault = LintFault;\n",
    rule: 'typescript(consistent-type-imports)',
  },
  'a ! in a script': {
    file: 'scripts/bang.ts',
    text: 'export const first = (list: readonly string[]): string => list[0]!;\n',
    rule: 'typescript(no-non-null-assertion)',
  },
  'a disabled rule that found nothing': {
    file: 'shared/graph/disabled.ts',
    text: '// oxlint-disable-next-line max-params\nexport const one = 1;\n',
    rule: 'none',
    says: /Unused oxlint-disable/,
  },
  'a hook in a condition': {
    file: 'renderer/panels/useMaybe.ts',
    text: "import { useState } from 'react';\nexport function useMaybe(on: boolean): unknown {\n  return on ? useState(0) : undefined;\n}\n",
    rule: 'react-hooks(rules-of-hooks)',
  },
};

const fences: Readonly<Record<string, LintFault>> = {
  'zod in shared/domain': imports('shared/domain/a1.ts', 'zod', /schemas/),
  'another folder of shared in shared/domain': imports(
    'shared/domain/a2.ts',
    '../graph/parseNode.ts',
  ),
  'Node in shared/domain': imports('shared/domain/a3.ts', 'node:fs'),
  'react in shared': imports('shared/graph/b1.ts', 'react', /NodeContext/),
  'Node in shared': imports('shared/graph/b2.ts', 'node:fs'),
  'Node without its prefix in shared': imports('shared/graph/b3.ts', 'fs/promises'),
  'electron in shared': imports('shared/graph/b4.ts', 'electron'),
  'the engine in shared': imports('shared/graph/b5.ts', '../../electron/engine/createEngine.ts'),
  'the renderer in shared': imports('shared/graph/b6.ts', '../../renderer/main.tsx'),
  'any other package in shared': imports('shared/graph/b7.ts', 'ajv'),
  'a test helper in a source file': imports('shared/graph/b8.ts', '../../test/sample.ts'),
  'electron in a test of shared': imports('shared/graph/b9.test.ts', 'electron'),
  'a dynamic import of Node in shared': {
    file: 'shared/graph/b10.ts',
    text: "export const late = (): unknown => import('node:os');\n",
    rule: layers,
  },
  'a type import of the engine in shared': {
    file: 'shared/graph/b11.ts',
    text: "export type E = import('../../electron/engine/createEngine.ts').Engine;\n",
    rule: layers,
  },
  're-export of the engine from shared': {
    file: 'shared/graph/b12.ts',
    text: "export { createEngine } from '../../electron/engine/createEngine.ts';\n",
    rule: layers,
  },
  'electron in the engine': imports('electron/engine/c1.ts', 'electron', /createEngine/),
  'a host in the engine': imports('electron/engine/c2.ts', '../server/main.ts'),
  'react in the engine': imports('electron/engine/c3.ts', 'react'),
  'the renderer in the engine': imports('electron/engine/deep/c4.ts', '../../../renderer/main.tsx'),
  'the engine in a provider': imports(
    'electron/providers/d1.ts',
    '../engine/createEngine.ts',
    /downward/,
  ),
  'the built-in models in a provider': imports(
    'electron/providers/d2.ts',
    '../builtin/startBuiltin.ts',
  ),
  'electron in a provider': imports('electron/providers/x/d3.ts', 'electron/main'),
  'the engine in a test of a provider': imports(
    'electron/providers/d4.test.ts',
    '../engine/createEngine.ts',
  ),
  'the engine in the built-in models': imports(
    'electron/builtin/e1.ts',
    '../engine/createEngine.ts',
  ),
  'a host in the built-in models': imports('electron/builtin/models/e2.ts', '../../cli/main.ts'),
  'the server in the desktop': imports(
    'electron/desktop/f1.ts',
    '../server/main.ts',
    /another|other host/,
  ),
  'a provider in the desktop': imports('electron/desktop/f2.ts', '../providers/fetchModel.ts'),
  'the desktop in the server': imports('electron/server/g1.ts', '../desktop/main.ts'),
  'electron in the server': imports('electron/server/g2.ts', 'electron'),
  'the renderer in the server': imports('electron/server/g3.ts', '../../renderer/main.tsx'),
  'the server in the cli': imports('electron/cli/h1.ts', '../server/main.ts'),
  'electron in the cli': imports('electron/cli/h2.ts', 'electron'),
  'node:fs in the renderer': imports('renderer/panels/i1.ts', 'node:fs', /contract/),
  'electron in the renderer': imports('renderer/panels/i2.tsx', 'electron'),
  'the engine in the renderer': imports(
    'renderer/panels/i3.ts',
    '../../electron/engine/createEngine.ts',
  ),
  'a server library in the renderer': imports('renderer/panels/i4.ts', '@orpc/server/node'),
  'a component in a store': imports('renderer/stores/j1.ts', '../panels/RunPanel.tsx', /subscribe/),
  'a store in a store': imports('renderer/stores/otherStore.ts', './runStore.ts'),
  'react in a store': imports('renderer/stores/j3.ts', 'react'),
  'the engine client in a store': imports('renderer/stores/j4.ts', '../engine/client.ts'),
  'electron in a store': imports('renderer/stores/j5.ts', 'electron'),
};

/** Files that faults need beside them, without a fault of their own to count. */
export const lintProps: Readonly<Record<string, string>> = {
  'shared/graph/cycleB.ts':
    "import { a } from './cycleA.ts';\nexport const b = (): number => a();\n",
  'shared/graph/other.ts': 'export type LintFault = string;\n',
};

/** Every fault that lint has to catch, by what it is. */
export const lintFaults: Readonly<Record<string, LintFault>> = { ...style, ...fences };

/** What the fences must let through, by what it is: file and specifier. */
export const allowedImports: Readonly<Record<string, readonly [string, string]>> = {
  'zod in shared': ['shared/graph/k1.ts', 'zod'],
  'a sentence in shared/domain': ['shared/domain/k0.ts', '../sentences/say.ts'],
  'the contract library in shared': ['shared/api/k2.ts', '@orpc/contract'],
  'Node in a test of shared': ['shared/domain/k3.test.ts', 'node:fs'],
  'a test helper in a test': ['shared/domain/k4.test.ts', '../../test/sample.ts'],
  'Node in the engine': ['electron/engine/k5.ts', 'node:sqlite'],
  'a package of the engine': ['electron/engine/k6.ts', '@orpc/server/node'],
  'a provider in the engine': ['electron/engine/k7.ts', '../providers/fetchModel.ts'],
  'a folder called server in the built-in models': [
    'electron/builtin/models/k8.ts',
    '../server/routes.ts',
  ],
  'the built-in models in a test of a provider': [
    'electron/providers/k9.test.ts',
    '../builtin/startBuiltin.ts',
  ],
  'electron in the desktop': ['electron/desktop/k10.ts', 'electron/main'],
  'the oRPC adapter in the desktop': ['electron/desktop/k11.ts', '@orpc/server/message-port'],
  'the engine in the cli': ['electron/cli/k12.ts', '../engine/createEngine.ts'],
  'react and styles in the renderer': ['renderer/panels/k13.tsx', 'react-dom/client'],
  'zustand in a store': ['renderer/stores/k14.ts', 'zustand/middleware'],
  'a store in the test of another': ['renderer/stores/k15.test.ts', './runStore.ts'],
  'anything in a test of the whole': ['test/e2e/k16.ts', '../../electron/server/main.ts'],
};
