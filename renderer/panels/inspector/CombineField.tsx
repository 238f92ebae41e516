import type { Combine, GraphNode } from '../../../shared/domain/graph.ts';
import { mappedInputs } from '../../../shared/graph/mappedInputs.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { Section } from '../../ui/Section.tsx';
import { SegmentedControl, type Segment } from '../../ui/SegmentedControl.tsx';
import { t } from '../../messages/t.ts';

function ways(): readonly Segment<Combine>[] {
  return [
    { value: 'zip', label: t('inspector.combineField.pairIndex') },
    { value: 'product', label: t('inspector.combineField.everyCombination') },
  ];
}

/** How the lists go together that a node maps; only where there are several, or where it was chosen before. */
export function CombineField({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const apply = useDocument((state) => state.apply);
  // One text, so that other edits of the document draw nothing anew.
  const titles = useDocument(({ pipeline: { graph, models } }) =>
    mappedInputs(graph, node.id, { models })
      .map(({ title }) => title)
      .join(' × '),
  );
  const combine = node.combine ?? 'zip';
  if (combine === 'zip' && !titles.includes(' × ')) return null;
  return (
    <Section title={t('inspector.combineField.lists')}>
      <SegmentedControl
        label={t('inspector.combineField.lists')}
        value={combine}
        options={ways()}
        onChange={(next) => apply({ type: 'setCombine', nodeId: node.id, combine: next })}
      />
      <p className="text-sm text-muted">
        {combine === 'zip'
          ? t('inspector.combineField.firstItemsGo')
          : titles === ''
            ? t('inspector.combineField.everyOne')
            : t('inspector.combineField.everyOneOf', { titles })}
      </p>
    </Section>
  );
}
