import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { freshOf } from '../../../engine/freshOf.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { SafeMarkdown } from '../../../ui/SafeMarkdown.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { Prices } from '../../../../shared/run/prices/prices.ts';
import { usePrices } from '../../settings/budget/usePrices.ts';
import { webAddress } from '../../../ui/webAddress.ts';
import { WebLink } from '../../../ui/WebLink.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { freshMs } from '../freshMs.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { ListFailure } from '../ListFailure.tsx';
import { costHint } from './costHint.ts';
import { ModelCover } from './ModelCover.tsx';
import { ModelPorts } from './ModelPorts.tsx';
import { useExamples } from './useExamples.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly model: ModelDetails };

/** The model's picture, its cost, links, ports and README. */
export function ModelAbout({ model }: Props): React.JSX.Element {
  return (
    <>
      <ModelCover url={model.coverImageUrl} />
      <Cost model={model} />
      <Links model={model} />
      <ModelPorts schema={model.latestVersion?.schema ?? null} />
      <Readme model={model} />
    </>
  );
}

const noPrices: Prices = { models: [], hardware: [] };

function Cost({ model }: Props): React.JSX.Element | null {
  const { provider } = useLibrary();
  const { items = [] } = useExamples(model);
  const { data: prices = noPrices, isPending } = usePrices();
  // What is not known yet is not said to be unknown.
  if (isPending) return null;
  const { title, detail } = costHint({ provider, model, example: items[0], prices });
  return (
    <Section title={t('common.cost')}>
      <p className="-mt-1">
        <span className="font-medium">{title}.</span> <span className="text-muted">{detail}</span>
      </p>
    </Section>
  );
}

function Links({ model }: Props): React.JSX.Element | null {
  const { provider } = useLibrary();
  const links = [
    // A model that runs here has no page on the web.
    { label: t('library.modelAbout.webPage'), address: provider === 'builtin' ? null : model.url },
    { label: t('library.modelAbout.code'), address: model.githubUrl },
    { label: t('common.paper'), address: model.paperUrl },
    { label: t('common.licence'), address: model.licenseUrl },
  ].flatMap(({ label, address }) => {
    const href = webAddress(address);
    return href === undefined ? [] : [{ label, href }];
  });
  if (links.length === 0) return null;
  return (
    <Section title={t('library.modelAbout.links')}>
      <ul className="-mt-1 flex flex-wrap gap-x-3 gap-y-1">
        {links.map(({ label, href }) => (
          <li key={label}>
            <WebLink
              href={href}
              className="inline-flex items-center gap-0.5 text-accent hover:underline"
            >
              {label}
              <ArrowUpRight aria-hidden size={12} />
            </WebLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Readme({ model: { owner, name } }: Props): React.JSX.Element | null {
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const query = useQuery({
    queryKey: resourceKey(provider, 'models', 'readme', `${owner}/${name}`),
    queryFn: ({ signal, ...context }) =>
      resources.models.readme({ provider, owner, name, ...freshOf(context) }, { signal }),
    staleTime: freshMs,
  });
  if (query.data === '') return null;
  return (
    <Section title={t('library.modelAbout.readme')}>
      {query.isPending && (
        <output
          aria-label={t('library.modelAbout.loadingReadme')}
          className="flex flex-col gap-2 py-1"
        >
          <Skeleton className="h-2.5 w-full" />
          <Skeleton className="h-2.5 w-11/12" />
          <Skeleton className="h-2.5 w-3/5" />
        </output>
      )}
      {query.isError && <ListFailure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && (
        <div className="prose-text">
          <SafeMarkdown text={query.data} />
        </div>
      )}
    </Section>
  );
}
