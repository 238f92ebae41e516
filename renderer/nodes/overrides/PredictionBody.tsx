import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { readModel } from '../../panels/inspector/readModel.ts';
import { NodeResults } from '../NodeResults.tsx';
import { PortRows } from '../PortRows.tsx';
import { ChooseModel } from './ChooseModel.tsx';
import { ModelLine } from './ModelLine.tsx';
import { t } from '../../messages/t.ts';

/** The model of a prediction, its ports and what it gave. */
export function PredictionBody({ node }: { readonly node: GraphNode }): ReactNode {
  if (readModel(node).model === '') {
    return (
      <ChooseModel node={node} label={t('window.addPalette.chooseModel')}>
        {t('nodes.predictionBody.chooseWhatNode')}
      </ChooseModel>
    );
  }
  return (
    <>
      <ModelLine node={node} />
      <PortRows node={node} side="output" />
      <PortRows node={node} side="input" />
      <NodeResults node={node} />
    </>
  );
}
