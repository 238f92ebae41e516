import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { readModel } from '../../panels/inspector/readModel.ts';
import { NodeResults } from '../NodeResults.tsx';
import { PortRows } from '../PortRows.tsx';
import { ChooseModel } from './ChooseModel.tsx';
import { ModelLine } from './ModelLine.tsx';

/** The model of a prediction, its ports and what it gave. */
export function PredictionBody({ node }: { readonly node: GraphNode }): ReactNode {
  if (readModel(node).model === '') {
    return (
      <ChooseModel node={node} label="Choose a model">
        Choose what this node runs. Its inputs and outputs come from the model.
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
