/**
 * The files of a drop, those inside dropped folders included, in the order of their paths. Hidden files stay out.
 * Call it while the drop event is handled: the browser forgets the entries afterwards.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry?.isDirectory !== true)) return Array.from(transfer.files);
  const found = await Promise.all(entries.map((entry) => filesIn(entry)));
  return found.flat();
}

/** The files that a folder dialog gave, in the order of their paths. Hidden files stay out. */
export function folderFiles(chosen: Iterable<File>): readonly File[] {
  return [...chosen]
    .filter((file) => !file.webkitRelativePath.split('/').some((part) => part.startsWith('.')))
    .sort((a, b) =>
      a.webkitRelativePath.localeCompare(b.webkitRelativePath, undefined, { numeric: true }),
    );
}

async function filesIn(entry: FileSystemEntry | null): Promise<readonly File[]> {
  if (entry === null || entry.name.startsWith('.')) return [];
  if (isFile(entry)) {
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  }
  if (!isFolder(entry)) return [];
  const inside = await readAll(entry.createReader());
  inside.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
  const found = await Promise.all(inside.map((each) => filesIn(each)));
  return found.flat();
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
