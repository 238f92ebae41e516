import type { NodeCategory, NodeType } from '../../../shared/nodes/defineNode.ts';
import { nodeTypes } from '../../../shared/nodes/registry.ts';
import { shownType } from '../../nodes/shown/shownType.ts';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { endsToFit } from './endsToFit.ts';
import { fittingPort } from './fittingPort.ts';
import { matchScore } from './matchScore.ts';
import type { PaletteGroup } from './paletteEntry.ts';
import { t } from '../../messages/t.ts';

function headings(): { readonly [C in NodeCategory]: string } {
  return {
    source: t('palette.nodeGroups.sources'),
    model: t('palette.nodeGroups.models'),
    shaping: t('palette.nodeGroups.shaping'),
    sink: t('palette.nodeGroups.results'),
    canvas: t('palette.nodeGroups.canvas'),
  };
}
const categories: readonly NodeCategory[] = ['source', 'model', 'sink', 'shaping', 'canvas'];
/** Behind an output, what only begins a pipeline is wanted last. */
const behindOutput: readonly NodeCategory[] = ['model', 'sink', 'shaping', 'source', 'canvas'];

/** The node types that answer the query and fit the port the palette was opened from: by category, or best first. */
export function nodeGroups(query: string, request: PaletteRequest): readonly PaletteGroup[] {
  if (request.chooseModelFor !== undefined) return [];
  const offered = Object.values(nodeTypes).filter((type) => fits(type, request));
  if (query.trim() === '') {
    const isBehind = endsToFit(request)[0]?.direction === 'output';
    return (isBehind ? behindOutput : categories).map((category) =>
      toGroup(
        category,
        headings()[category],
        offered.filter((type) => type.category === category),
      ),
    );
  }
  const ranked = offered
    .map((type) => {
      const { title, keywords } = shownType(type);
      return { type, score: matchScore(query, title, keywords) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  return [
    toGroup(
      'nodes',
      t('palette.nodeGroups.nodes'),
      ranked.map(({ type }) => type),
    ),
  ];
}

function fits(type: NodeType, request: PaletteRequest): boolean {
  const { replace } = request;
  const isOther = type.category !== 'canvas' && type.type !== replace?.type;
  if (replace !== undefined && !isOther) return false;
  const ends = endsToFit(request);
  const [first] = ends;
  if (first === undefined) return true;
  const settings = type.adopt(type.initialSettings, first.type);
  const ports = type.ports(settings, { models: {} });
  return ends.every((end) => fittingPort(end, ports) !== undefined);
}

function toGroup(id: string, heading: string, types: readonly NodeType[]): PaletteGroup {
  const entries = types.map((type) => ({ kind: 'node' as const, id: `node ${type.type}`, type }));
  return { id, heading, entries, status: 'ready' };
}
