import { t } from '../../messages/t.ts';
/** A part of a path that can be gone to. */
export type Crumb = { readonly label: string; readonly path: string };

/** The folders that lead to a folder, the outermost first, with either kind of slash. */
export function crumbsOf(folder: string): readonly Crumb[] {
  const slash = slashOf(folder);
  const parts = folder.split(/[\\/]+/).filter((part) => part !== '');
  const root = folder.startsWith('/') ? [{ label: '/', path: '/' }] : [];
  const crumbs = parts.map((label, index) => {
    const path = `${folder.startsWith('/') ? '/' : ''}${parts.slice(0, index + 1).join(slash)}`;
    return { label, path: index === 0 && /^[A-Za-z]:$/.test(path) ? `${path}\\` : path };
  });
  return [...root, ...crumbs];
}

/** A file in a folder, written with the folder's kind of slash. */
export function joinPath(folder: string, name: string): string {
  return /[\\/]$/.test(folder) ? `${folder}${name}` : `${folder}${slashOf(folder)}${name}`;
}

/** The file name that is saved under: with the extension `.patchbay`, without spaces around. */
export function toPipelineFileName(name: string): string {
  const trimmed = name.trim();
  return trimmed === '' || /\.patchbay$/i.test(trimmed) ? trimmed : `${trimmed}.patchbay`;
}

/** Why a file cannot have this name, in one sentence; undefined when it can. */
export function nameFault(name: string): string | undefined {
  const stem = name.trim().replace(/\.patchbay$/i, '');
  if (stem === '') return t('files.paths.typeNameFile');
  if (/[\\/]/.test(stem)) return t('files.paths.fileNameCannot');
  if (/[:*?"<>|\p{Cc}]/u.test(stem)) return t('files.paths.leaveOutSigns');
  if (stem === '.' || stem === '..') return t('files.paths.nameMeansFolder');
  return undefined;
}

function slashOf(folder: string): '/' | '\\' {
  return folder.includes('\\') && !folder.startsWith('/') ? '\\' : '/';
}
