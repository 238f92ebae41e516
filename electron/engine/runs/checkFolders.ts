import { join } from 'node:path';
import { sentenceOf, toFailure } from '../../../shared/domain/failure.ts';
import { nodesOf, type GraphNode } from '../../../shared/domain/graph.ts';
import type { Plan } from '../../../shared/graph/plan.ts';
import { problemOf } from '../../../shared/graph/problemOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { safeFolder } from '../../../shared/nodes/safeNames.ts';
import { requireSavable } from '../files/requireSavable.ts';

/** The Download nodes of a plan that could not save what was paid for, as far as their folders are known before it runs. */
export async function checkFolders(plan: Plan, outputFolder: string): Promise<readonly Problem[]> {
  const nodes = nodesOf(plan.graph).filter(({ type }) => type === 'download');
  const problems: Problem[] = [];
  for (const [folder, savers] of Map.groupBy(nodes, (node) =>
    join(outputFolder, knownFolder(node)),
  ))
    try {
      await requireSavable(folder);
    } catch (error) {
      const failure = toFailure(error);
      for (const node of savers)
        problems.push({ ...problemOf(node, sentenceOf(failure)), kind: failure.kind });
    }
  return problems;
}

/** What a node's folder begins with, before the first name that each file fills in for itself. */
function knownFolder({ settings }: GraphNode): string {
  const { folder } = settings;
  if (typeof folder !== 'string') return '';
  const parts = folder.split(/[/\\]/);
  const open = parts.findIndex((part) => part.includes('{{'));
  return join(...safeFolder(parts.slice(0, open < 0 ? parts.length : open).join('/')));
}
