import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { examples } from './runCli.ts';

/** A pipeline file as loose JSON, for tests that break it. */
export type LooseFile = {
  version: number;
  graph: {
    nodes: {
      [id: string]: { settings: { [name: string]: unknown }; inputs: { [port: string]: unknown } };
    };
    edges: { [key: string]: string }[];
  };
  models: { [key: string]: unknown };
  layout: { [id: string]: { [name: string]: number } };
};

/** Writes a changed copy of `examples/first-steps.patchbay` and gives its path. */
export async function writeChanged(
  target: string,
  change: (file: LooseFile) => void,
): Promise<string> {
  return writeChangedExample('first-steps', { target, change });
}

/** Writes a changed copy of an example and gives its path. */
export async function writeChangedExample(
  name: string,
  { target, change }: { readonly target: string; readonly change: (file: LooseFile) => void },
): Promise<string> {
  const file = JSON.parse(
    await readFile(path.join(examples, `${name}.patchbay`), 'utf8'),
  ) as LooseFile;
  change(file);
  await writeFile(target, JSON.stringify(file));
  return target;
}

/** The node of this id; the test is wrong when it is not there. */
export function nodeOf(file: LooseFile, id: string): LooseFile['graph']['nodes'][string] {
  const node = file.graph.nodes[id];
  if (node === undefined) throw new Error(`The example has no node "${id}".`);
  return node;
}
