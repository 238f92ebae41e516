import type { GraphNode } from '../domain/graph.ts';
import type { Sentence } from '../domain/sentence.ts';
import { say } from '../sentences/say.ts';
import { nameOf } from './portsOf.ts';
import type { Problem } from './problems.ts';

/** A problem of a node, and of one of its ports where it is about one. */
export function problemOf(node: GraphNode, fault: Sentence, port?: string): Problem {
  const sentence = say('graph.ofNode', { node: nameOf(node), fault });
  return { nodeId: node.id, fault, ...sentence, ...(port === undefined ? {} : { port }) };
}
