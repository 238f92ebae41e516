import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { layers, type Layer } from './layers.ts';

const testFile = /\.test\.tsx?$/;

/**
 * Says why `file` (relative to the repository, with `/`) may not import `specifier`, in one sentence that names
 * what to do instead; undefined when it may. Only relative paths and package names are understood.
 */
export function importProblem(file: string, specifier: string): string | undefined {
  const layer = layers
    .filter(({ folder }) => isInside(file, folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)
    .at(0);
  if (layer === undefined || isAllowed(layer, file, specifier)) return undefined;
  return `${layer.folder} may not import "${specifier}": ${layer.instead}`;
}

function isAllowed(layer: Layer, file: string, specifier: string): boolean {
  const isTest = testFile.test(file);
  if (specifier.startsWith('.')) return allowsFile(layer, file, specifier);
  if (isBuiltin(specifier)) return layer.node || isTest;
  if (!('only' in layer.packages)) return !isCovered(layer.packages.never, specifier);
  return isTest ? !isCovered(['electron'], specifier) : isCovered(layer.packages.only, specifier);
}

function allowsFile(layer: Layer, file: string, specifier: string): boolean {
  const target = posix.join(posix.dirname(file), specifier);
  if (isOtherStore(file, target)) return false;
  const more = testFile.test(file) ? ['test', ...(layer.testFolders ?? [])] : [];
  return [...layer.folders, ...more].some((folder) => isInside(target, folder));
}

function isOtherStore(file: string, target: string): boolean {
  return (
    isInside(file, 'renderer/stores') &&
    /^renderer\/stores\/.*Store(\.tsx?)?$/.test(target) &&
    !testFile.test(file)
  );
}

function isCovered(names: readonly string[], specifier: string): boolean {
  return names.some((name) => isInside(specifier, name) || specifier.startsWith(`${name}-updater`));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
