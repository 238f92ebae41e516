import { checkScripts, pinned } from './createProject.ts';

/** One small file in every layer, without a fault: what all gates must let pass. */
export const cleanProject: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify(
    {
      name: 'planted',
      version: '1.0.0',
      private: true,
      type: 'module',
      scripts: checkScripts(),
      dependencies: pinned('react', 'zod', 'zustand'),
      devDependencies: pinned(
        '@types/node',
        '@types/react',
        'electron',
        'knip',
        'oxfmt',
        'oxlint',
        'typescript',
        'vite',
        'vitest',
      ),
    },
    null,
    2,
  )}\n`,
  'shared/domain/nodeId.ts': `/** A node id, trimmed. */
export function toNodeId(text: string): string {
  return text.trim();
}
`,
  'shared/graph/parseNode.ts': `import { z } from 'zod';
import { toNodeId } from '../domain/nodeId.ts';

/** The id of a node. */
export function parseNode(value: unknown): string {
  return toNodeId(z.string().parse(value));
}
`,
  'shared/graph/parseNode.test.ts': `import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sample } from '../../test/sample.ts';
import { parseNode } from './parseNode.ts';

it('reads a node', () => {
  expect(parseNode(sample)).toBe('a');
  expect(readFileSync(import.meta.filename, 'utf8')).toContain('reads a node');
});
`,
  'test/gates/guard.test.ts': `import { expect, it } from 'vitest';
import { isLoopback } from '../setup/networkGuard.ts';

it('knows loopback', () => {
  expect(isLoopback('localhost')).toBe(true);
});
`,
  'test/sample.ts': `/** A node id with spaces around it. */
export const sample = ' a ';
`,
  'electron/providers/fetchModel.ts': `import { parseNode } from '../../shared/graph/parseNode.ts';

/** A model's name. */
export async function fetchModel(signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  return parseNode('model');
}
`,
  'electron/builtin/startBuiltin.ts': `import { createServer } from 'node:http';

/** The port of a server. */
export function startBuiltin(): number {
  return createServer().maxHeadersCount ?? 0;
}
`,
  'electron/engine/createEngine.ts': `import { startBuiltin } from '../builtin/startBuiltin.ts';
import { fetchModel } from '../providers/fetchModel.ts';

/** The engine. */
export function createEngine(): { readonly port: number; readonly model: typeof fetchModel } {
  return { port: startBuiltin(), model: fetchModel };
}
`,
  'electron/desktop/main.ts': `import { app } from 'electron';
import { createEngine } from '../engine/createEngine.ts';

app.setName(String(createEngine().port));
`,
  'electron/desktop/preload.ts': `import { ipcRenderer } from 'electron';

ipcRenderer.send('ready');
`,
  'electron/server/main.ts': `import { createEngine } from '../engine/createEngine.ts';

createEngine();
`,
  'electron/cli/main.ts': `import { createEngine } from '../engine/createEngine.ts';

console.log(createEngine().port);
`,
  'renderer/stores/runStore.ts': `import { create } from 'zustand';

/** The run on show. */
export const useRun = create<{ readonly id: string }>(() => ({ id: '' }));
`,
  'renderer/panels/RunPanel.tsx': `import { useState } from 'react';
import { useRun } from '../stores/runStore.ts';

/** Shows the run. */
export function RunPanel() {
  const [prefix] = useState('run');
  const id = useRun((run) => run.id);
  return (
    <p>
      {prefix} {id}
    </p>
  );
}
`,
  'renderer/main.tsx': `import { RunPanel } from './panels/RunPanel.tsx';

document.title = RunPanel.name;
`,
};
