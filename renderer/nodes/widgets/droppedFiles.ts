import { inFolderOrder } from '../../../shared/nodes/folderFiles.ts';
import type { PickedFile } from '../../actions/edits/addFiles.ts';

/**
 * The files of a drop, those inside dropped folders included, in the order of their paths. Hidden files stay out.
 * Call it while the drop event is handled: the browser forgets the entries afterwards.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (!entries.some((entry) => entry.isDirectory))
    return Array.from(transfer.files, (file) => ({ file }));
  const found: FileAt[] = [];
  // Of several things that were dropped each keeps its own name.
  for (const entry of entries) await collect(entry, entries.length === 1 ? '' : entry.name, found);
  return sorted(found);
}

/** The files that a folder dialog gave, in the order of their paths. Hidden files stay out. */
export function folderFiles(chosen: Iterable<File>): readonly PickedFile[] {
  const files = Array.from(chosen, (file): FileAt => {
    const [, ...inside] = file.webkitRelativePath.split('/');
    return { file, path: inside.join('/') };
  });
  return sorted(files);
}

type FileAt = { readonly file: File; readonly path: string };

function sorted(files: readonly FileAt[]): readonly PickedFile[] {
  const ordered = inFolderOrder(files, ({ path }) => path);
  return ordered.map(({ file: { file }, folder }) => ({ file, folder }));
}

/** Adds what is at an entry; `path` is where it stands in what was dropped, empty for the one folder that was. */
async function collect(entry: FileSystemEntry, path: string, found: FileAt[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ file, path });
    return;
  }
  if (!isFolder(entry) || entry.name.startsWith('.')) return;
  for (const inside of await readAll(entry.createReader()))
    await collect(inside, path === '' ? inside.name : `${path}/${inside.name}`, found);
}

/** A reader gives a folder in parts of about a hundred; an empty part is the end. */
async function readAll(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
