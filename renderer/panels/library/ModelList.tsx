import type { ModelSummary } from '../../../shared/domain/model.ts';
import { modelName } from './modelName.ts';
import { ModelRow } from './ModelRow.tsx';

type Props = { readonly label: string; readonly models: readonly ModelSummary[] };

/** Models under each other. */
export function ModelList({ label, models }: Props): React.JSX.Element {
  return (
    <ul aria-label={label}>
      {models.map((model) => (
        <ModelRow key={modelName(model)} model={model} />
      ))}
    </ul>
  );
}
