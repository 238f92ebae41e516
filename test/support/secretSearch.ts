import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Looks for secrets in every spelling; each find is told as `where: name, spelling`. */
export type SecretSearch = {
  readonly inText: (where: string, text: string | Buffer) => readonly string[];
  /** Every file below a folder as bytes, and every row of the databases among them. */
  readonly inFolder: (folder: string) => Promise<readonly string[]>;
  /** The arguments of every process of this computer; nothing where there is no /proc. */
  readonly inArguments: () => Promise<readonly string[]>;
};

/** Makes a search for these secrets, by name. */
export function createSecretSearch(secrets: { readonly [name: string]: string }): SecretSearch {
  const sought = Object.entries(secrets).flatMap(([name, secret]) =>
    spellings(secret).map(([form, bytes]) => ({ label: `${name}, ${form}`, bytes })),
  );

  const inText: SecretSearch['inText'] = (where, text) => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    return sought
      .filter((form) => bytes.includes(form.bytes))
      .map(({ label }) => `${where}: ${label}`);
  };

  const inFile = async (path: string): Promise<readonly string[]> => [
    ...inText(path, path),
    ...inText(path, await readFile(path)),
    ...(path.endsWith('.sqlite') ? inText(`${path}, rows`, rowsOf(path)) : []),
  ];

  return {
    inText,
    inFolder: async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const found = await Promise.all(
        files.map(({ parentPath, name }) => inFile(join(parentPath, name))),
      );
      return found.flat();
    },
    inArguments: async () => {
      if (!existsSync('/proc/self/cmdline')) return [];
      const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
      const lines = await Promise.all(
        ids.map((id) => readFile(`/proc/${id}/cmdline`).catch(() => Buffer.alloc(0))),
      );
      return lines.flatMap((line, index) => inText(`/proc/${ids[index]}/cmdline`, line));
    },
  };
}

/** A value may lie on several pages of the database file, so that its bytes are not in one piece there. */
function rowsOf(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return tables
      .flatMap(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all())
      .flatMap((row) => Object.values(row))
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value) : String(value)))
      .join('\n');
  } finally {
    database.close();
  }
}

type Spelling = readonly [form: string, bytes: Buffer];

function spellings(secret: string): readonly Spelling[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const reversed = (text: string): string => [...text].toReversed().join('');
  const texts = [
    ['plain', secret],
    ['in an address', encodeURIComponent(secret)],
    ['in a query', new URLSearchParams({ x: secret }).toString().slice(2)],
    ['in JSON', json],
    ['in JSON within JSON', JSON.stringify(json).slice(1, -1)],
    ['reversed', reversed(secret)],
    ['reversed in JSON', reversed(json)],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    ...[0, 1, 2].flatMap((shift) => base64At(secret, shift)),
  ] as const;
  return [
    ...texts.map(([form, text]) => [form, Buffer.from(text)] as const),
    ['UTF-16', Buffer.from(secret, 'utf16le')],
  ];
}

// The characters that do not depend on what stands before and after.
function base64At(secret: string, shift: number): readonly (readonly [string, string])[] {
  const bytes = Buffer.concat([Buffer.alloc(shift, 0), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
  const core = whole.slice(Math.ceil((shift * 8) / 6));
  const forAddresses = core.replaceAll('+', '-').replaceAll('/', '_');
  return [
    ['base64', core],
    ['base64 for addresses', forAddresses],
  ];
}
