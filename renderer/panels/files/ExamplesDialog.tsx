import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleAlert, Sparkles } from 'lucide-react';
import { useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { moveFocus } from './moveFocus.ts';
import { t } from '../../messages/t.ts';

/** The pipelines that come with Patchbay. The answer is an example's id, or null. */
export function ExamplesDialog({
  onAnswer,
}: {
  readonly onAnswer: (id: string | null) => void;
}): React.JSX.Element {
  return (
    <Dialog
      open
      onClose={() => onAnswer(null)}
      title={t('common.openExample')}
      description={t('files.examplesDialog.eachOneRuns')}
    >
      <Examples onAnswer={onAnswer} />
    </Dialog>
  );
}

function Examples({ onAnswer }: { readonly onAnswer: (id: string) => void }): React.JSX.Element {
  const engine = useEngine();
  const { data, isError, error } = useQuery({
    queryKey: ['pipelines.examples'],
    queryFn: ({ signal }) => engine.pipelines.examples(undefined, { signal }),
  });
  const first = useFocusLater<HTMLButtonElement>(data !== undefined);
  if (isError)
    return (
      <EmptyState
        tone="danger"
        icon={CircleAlert}
        title={t('files.examplesDialog.examplesCannotShown')}
        hint={failureOf(error).message}
      />
    );
  if (data === undefined) {
    return (
      <output
        aria-label={t('files.examplesDialog.readingExamples')}
        className="flex flex-col gap-2"
      >
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-14 rounded-lg" />
        ))}
      </output>
    );
  }
  if (data.length === 0)
    return (
      <EmptyState
        icon={Sparkles}
        title={t('files.examplesDialog.thereAreNo')}
        hint={t('files.examplesDialog.copyPatchbayCame')}
      />
    );
  return (
    <ul className="flex flex-col gap-2 pt-1">
      {data.map((example, index) => (
        <li key={example.id}>
          <button
            type="button"
            ref={index === 0 ? first : undefined}
            onClick={() => onAnswer(example.id)}
            onKeyDown={moveFocus}
            className="chrome flex w-full items-center gap-3 rounded-lg border border-border px-3 py-2.5 text-left transition-colors hover:border-border-strong hover:bg-surface-2"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{example.name}</span>
              <span className="block text-sm text-muted">{example.description}</span>
            </span>
            <ChevronRight aria-hidden size={16} className="shrink-0 text-muted" />
          </button>
        </li>
      ))}
    </ul>
  );
}
