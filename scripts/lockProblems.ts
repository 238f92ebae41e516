import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});

const entrySchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});

const lockSchema = z.object({
  name: z.string(),
  version: z.string(),
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entrySchema).refine((packages) => '' in packages),
});

type Manifest = z.infer<typeof manifestSchema>;
type Lock = z.infer<typeof lockSchema>;
type Entry = z.infer<typeof entrySchema>;

/**
 * What is wrong with a lockfile, one sentence each: a package without an entry (npm leaves out the binaries of other
 * platforms when the registry lags), a recorded registry, a missing hash, or disagreement with package.json.
 */
export function lockProblems(manifestJson: unknown, lockJson: unknown): readonly string[] {
  const manifest = manifestSchema.parse(manifestJson);
  const parsed = lockSchema.safeParse(lockJson);
  if (!parsed.success)
    return [`package-lock.json cannot be read: ${z.prettifyError(parsed.error)}`];
  const lock = parsed.data;
  const entries = Object.entries(lock.packages);
  return [
    ...manifestProblems(manifest),
    ...rootProblems(manifest, lock),
    ...entries.flatMap(([path, entry]) => entryProblems(path, entry)),
    ...entries.flatMap(([path, entry]) => missingEntries(lock, path, entry)),
  ];
}

function manifestProblems(manifest: Manifest): readonly string[] {
  const wanted = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  return Object.entries(wanted)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json asks for ${name} "${version}": pin one exact version.`);
}

function rootProblems(manifest: Manifest, lock: Lock): readonly string[] {
  const root = lock.packages[''];
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;
  const differing = kinds.filter((kind) => !isSame(manifest[kind], root?.[kind] ?? {}));
  const problems = differing.map(
    (kind) =>
      `The ${kind} of package.json and package-lock.json differ: run "npm install --package-lock-only".`,
  );
  const isNamed = manifest.name === lock.name && manifest.version === lock.version;
  return isNamed
    ? problems
    : [
        ...problems,
        'package-lock.json has another name or version: run "npm install --package-lock-only".',
      ];
}

function isSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((name) => a[name] === b[name]);
}

function entryProblems(path: string, entry: Entry): readonly string[] {
  if (path === '' || entry.link === true) return [];
  const problems: string[] = [];
  if (entry.resolved !== undefined && /^[a-z+]+:/i.test(entry.resolved)) {
    problems.push(
      `${path} records where it came from: remove its "resolved", so that every registry serves it.`,
    );
  }
  if (entry.integrity === undefined && entry.inBundle !== true) {
    problems.push(`${path} has no "integrity": nothing checks what is downloaded.`);
  }
  return problems;
}

function missingEntries(lock: Lock, path: string, entry: Entry): readonly string[] {
  const wanted = { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies };
  return Object.keys(wanted)
    .filter((name) => !hasEntry(lock, path, name))
    .map(
      (name) =>
        `${name}, which ${path || 'package.json'} needs, has no entry: choose a version whose every package is published.`,
    );
}

/** As Node looks for a package: in node_modules beside the one that asks, then in each folder above. */
function hasEntry(lock: Lock, path: string, name: string): boolean {
  const folders = path === '' ? [] : path.split(/\/?node_modules\//).slice(1);
  return Array.from({ length: folders.length + 1 }, (_, depth) =>
    [...folders.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/'),
  ).some((candidate) => candidate in lock.packages);
}
