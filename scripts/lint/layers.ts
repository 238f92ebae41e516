/** Who may import what: the table of the architecture, as data. The longest matching folder wins. */
export type Layer = {
  readonly folder: string;
  /** Folders of this repository it may import. */
  readonly folders: readonly string[];
  /** Further folders for its `*.test.ts` files, which may also import `test/` and Node. */
  readonly testFolders?: readonly string[];
  /** `only` is a closed list of packages; `never` permits all others. A name covers its sub-paths. */
  readonly packages: { readonly only: readonly string[] } | { readonly never: readonly string[] };
  readonly node: boolean;
  /** What to do instead: the end of the message. */
  readonly instead: string;
};

const ui = [
  'react',
  'react-dom',
  'react-markdown',
  'react-resizable-panels',
  'rehype-sanitize',
  '@xyflow/react',
  '@tanstack/react-query',
  'zustand',
  'zundo',
  'cmdk',
  'elkjs',
  'sonner',
  'lucide-react',
  'radix-ui',
];

const nodeOnly = [
  '@hono/node-server',
  '@napi-rs/keyring',
  '@orpc/server',
  'commander',
  'env-paths',
  'hono',
  'sharp',
  'undici',
  'write-file-atomic',
  'ws',
];

const oneEngine =
  'the engine is plain Node and knows no host: take the capability as an option of createEngine, or share the type through shared/.';
const noOtherHost =
  'a host imports the engine and shared/ only: move the shared code into electron/engine, or start the other host as a process.';

/** The layers of the repository; a file outside all of them (tests, scripts, configs) is not fenced. */
export const layers: readonly Layer[] = [
  {
    folder: 'shared/domain',
    folders: ['shared/domain', 'shared/sentences'],
    packages: { only: [] },
    node: false,
    instead:
      'shared/domain imports nothing but itself and the sentences: zod schemas and conversions belong in the other folders of shared/.',
  },
  {
    folder: 'shared',
    folders: ['shared'],
    packages: { only: ['zod', '@orpc/contract'] },
    node: false,
    instead:
      'shared/ runs anywhere and imports only itself, zod and @orpc/contract: take the capability through NodeContext, or move the type into shared/domain.',
  },
  {
    folder: 'electron/engine',
    folders: ['shared', 'electron/engine', 'electron/providers', 'electron/builtin'],
    packages: { never: ['electron', ...ui] },
    node: true,
    instead: oneEngine,
  },
  {
    folder: 'electron/providers',
    folders: ['shared', 'electron/providers'],
    testFolders: ['electron/builtin'],
    packages: { never: ['electron', ...ui] },
    node: true,
    instead: `imports go downward, engine -> providers, and ${oneEngine}`,
  },
  {
    folder: 'electron/builtin',
    folders: ['shared', 'electron/builtin'],
    testFolders: ['electron/providers'],
    packages: { never: ['electron', ...ui] },
    node: true,
    instead: `imports go downward, engine -> builtin, and ${oneEngine}`,
  },
  {
    folder: 'electron/desktop',
    folders: ['shared', 'electron/engine', 'electron/desktop'],
    packages: { never: ui },
    node: true,
    instead: noOtherHost,
  },
  {
    folder: 'electron/server',
    folders: ['shared', 'electron/engine', 'electron/server'],
    packages: { never: ['electron', ...ui] },
    node: true,
    instead: noOtherHost,
  },
  {
    folder: 'electron/cli',
    folders: ['shared', 'electron/engine', 'electron/cli'],
    packages: { never: ['electron', ...ui] },
    node: true,
    instead: noOtherHost,
  },
  {
    folder: 'renderer/stores',
    folders: ['shared', 'renderer/stores'],
    packages: { only: ['zustand', 'zundo'] },
    node: false,
    instead:
      'stores know shared/ and zustand only: components subscribe to stores, and an action writes two stores.',
  },
  {
    folder: 'renderer',
    folders: ['shared', 'renderer'],
    packages: { never: ['electron', ...nodeOnly] },
    node: false,
    instead:
      'the renderer reaches the engine only through renderer/engine: add a row to shared/api/contract.ts and ask for it there.',
  },
];
