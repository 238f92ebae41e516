import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { freshOf } from '../../../engine/freshOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { SafeMarkdown } from '../../../ui/SafeMarkdown.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { inputClass } from '../../../ui/TextInput.tsx';
import { Refused } from '../form/FormPane.tsx';
import { useForm } from '../form/useForm.ts';
import { useManage } from '../ManageContext.tsx';
import { FailureState } from '../parts/FailureState.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly details: ModelDetails; readonly isOwn: boolean };

/** The readme of a model: as it reads, and beside it as it is written where it is one's own. */
export function ReadmeTab({ details, isOwn }: Props): React.JSX.Element {
  const app = useApp();
  const { provider } = useManage();
  const { owner, name } = details;
  const { data, error, refetch } = useQuery({
    queryKey: resourceKey(provider, 'models', 'readme', `${owner}/${name}`),
    queryFn: ({ signal, ...context }) =>
      app.client.resources.models.readme(
        { provider, owner, name, ...freshOf(context) },
        { signal },
      ),
  });
  if (error !== null && data === undefined) {
    return (
      <FailureState
        title={t('models.readmeTab.readmeCouldNot')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <Skeleton className="m-4 h-40 rounded-lg" />;
  if (isOwn) return <ReadmeForm key={data} details={details} readme={data} />;
  return (
    <div className="p-4">
      <Preview text={data} />
    </div>
  );
}

type FormProps = { readonly details: ModelDetails; readonly readme: string };

function ReadmeForm({ details, readme }: FormProps): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const { owner, name } = details;
  const form = useForm({
    initial: { readme },
    check: () => ({}),
    send: async (changes) => {
      await app.client.resources.models.update({ provider, owner, name, changes });
      await queries.invalidateQueries({
        queryKey: resourceKey(provider, 'models', 'readme', `${owner}/${name}`),
      });
      app.notify({
        kind: 'success',
        message: t('models.readmeTab.changedReadme', { owner, name }),
      });
    },
  });
  return (
    <form
      noValidate
      aria-label={t('models.modelView.readme')}
      className="flex h-full flex-col"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="grid min-h-0 flex-1 grid-cols-2">
        <textarea
          aria-label={t('models.readmeTab.readmeMarkdown')}
          spellCheck
          placeholder={t('models.readmeTab.whatDoes')}
          value={form.values.readme}
          onChange={(event) => form.set('readme', event.target.value)}
          className={cx(
            inputClass,
            'h-full resize-none rounded-none border-0 p-4 font-mono text-sm focus-visible:ring-inset',
          )}
        />
        <section
          aria-label={t('models.readmeTab.previewReadme')}
          // A scrolling box that may hold no control has to take the focus itself.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="overflow-y-auto border-l border-border p-4 focus-visible:-outline-offset-2"
        >
          <Preview text={form.values.readme} />
        </section>
      </div>
      <footer className="flex shrink-0 items-center gap-3 border-t border-border px-4 py-2.5">
        <Button kind="primary" submits busy={form.isBusy} disabled={!form.isChanged}>
          {t('models.readmeTab.saveReadme')}
        </Button>
        <div className="min-w-0 flex-1">
          <Refused
            others={[
              ...form.others,
              ...(form.faults['readme'] === undefined ? [] : [form.faults['readme']]),
            ]}
            error={form.error}
          />
        </div>
      </footer>
    </form>
  );
}

function Preview({ text }: { readonly text: string }): React.JSX.Element {
  if (text.trim() === '')
    return <p className="text-sm text-muted">{t('models.readmeTab.thereNoReadme')}</p>;
  return (
    <div className="prose-text">
      <SafeMarkdown text={text} />
    </div>
  );
}
