import { FlaskConical } from 'lucide-react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDuration } from '../../format.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { modelName } from '../modelName.ts';
import { PagedPart } from '../PagedPart.tsx';
import { predictTime } from './costHint.ts';
import { shortValue } from './shortValue.ts';
import { useExamples, type ModelExample } from './useExamples.ts';
import { t } from '../../../messages/t.ts';

/** Runs that the author shows: each can be put on the canvas with its values and files. */
export function ModelExamples({ model }: { readonly model: ModelDetails }): React.JSX.Element {
  const list = useExamples(model);
  const empty = (
    <EmptyState
      icon={FlaskConical}
      title={t('library.modelExamples.noExamples')}
      hint={t('library.modelExamples.authorShowsNone')}
    />
  );
  return (
    <PagedPart list={list} empty={empty}>
      {(examples) => (
        <ul aria-label={t('common.examples')}>
          {examples.map((example) => (
            <ExampleItem key={example.id} model={modelName(model)} example={example} />
          ))}
        </ul>
      )}
    </PagedPart>
  );
}

type ItemProps = { readonly model: string; readonly example: ModelExample };

/** More values than these are only in the way: they are all set when the example is used. */
const shownInputs = 6;

function ExampleItem({ model, example }: ItemProps): React.JSX.Element {
  const { place, placing } = useLibrary();
  const inputs = Object.entries(example.input);
  const time = predictTime(example);
  return (
    <li className="border-b border-border px-3 py-3 last:border-b-0">
      <dl className="grid grid-cols-[minmax(0,max-content)_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {inputs.slice(0, shownInputs).map(([name, value]) => (
          <ExampleValue key={name} name={name} value={value} />
        ))}
        <ExampleValue name={t('common.output')} value={example.output} />
      </dl>
      {inputs.length > shownInputs && (
        <p className="mt-1 text-sm text-muted">
          {t('library.modelExamples.moreValues', { count: inputs.length - shownInputs })}
        </p>
      )}
      <div className="mt-2 flex items-center gap-2">
        <Button
          size="sm"
          busy={placing === model}
          onClick={() => place({ model, example: example.input })}
        >
          {t('library.modelExamples.useExample')}
        </Button>
        {time !== undefined && (
          <span className="tabular ml-auto text-sm text-muted">
            {t('library.modelExamples.ran', { duration: formatDuration(time) })}
          </span>
        )}
      </div>
    </li>
  );
}

type ValueProps = { readonly name: string; readonly value: unknown };

function ExampleValue({ name, value }: ValueProps): React.JSX.Element {
  return (
    <>
      <dt className="max-w-28 truncate text-muted" title={name}>
        {name}
      </dt>
      <dd className="line-clamp-3 break-words">{shortValue(value)}</dd>
    </>
  );
}
