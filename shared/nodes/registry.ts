import { boolean } from './boolean.ts';
import type { NodeType } from './defineNode.ts';
import { download } from './download.ts';
import { extract } from './extract.ts';
import { fileUpload } from './fileUpload.ts';
import { filter } from './filter.ts';
import { frame } from './frame.ts';
import { json } from './json.ts';
import { list } from './list.ts';
import { mergeLists } from './mergeLists.ts';
import type { NodeTypeName } from './nodeTypeNames.ts';
import { note } from './note.ts';
import { number } from './number.ts';
import { pick } from './pick.ts';
import { prediction } from './prediction.ts';
import { preview } from './preview.ts';
import { reroute } from './reroute.ts';
import { splitText } from './splitText.ts';
import { switchNode } from './switchNode.ts';
import { text } from './text.ts';
import { textTemplate } from './textTemplate.ts';
import { training } from './training.ts';

/** Every node type by name. A name without a definition here does not compile. */
export const nodeTypes: {
  readonly [T in NodeTypeName]: NodeType & { readonly type: NodeTypeName };
} = {
  'file-upload': fileUpload,
  text,
  number,
  boolean,
  json,
  list,
  prediction,
  training,
  'text-template': textTemplate,
  extract,
  'split-text': splitText,
  filter,
  pick,
  'merge-lists': mergeLists,
  switch: switchNode,
  preview,
  download,
  note,
  frame,
  reroute,
};

const byName: ReadonlyMap<string, NodeType> = new Map(Object.entries(nodeTypes));

/** The node type of this name; undefined for one that this version does not know. */
export function findNodeType(name: string): NodeType | undefined {
  return byName.get(name);
}
