import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { isCogId } from '../../../shared/domain/model.ts';
import { useOwnModels } from '../useOwnModels.ts';
import { LibrarySection, SectionNote } from './LibrarySection.tsx';
import { ModelList } from './ModelList.tsx';
import { PagedPart } from './PagedPart.tsx';
import { freshMs } from './freshMs.ts';
import { useAllModels } from './useModelLists.ts';
import { t } from '../../messages/t.ts';

/** The models that are one's own; where all of them are, simply all. */
export function OwnSection({
  connection,
}: {
  readonly connection: ConnectionInfo;
}): React.JSX.Element {
  const { id } = connection;
  if (id === 'builtin' || isCogId(id)) {
    const title =
      id === 'builtin' ? t('library.ownSection.allBuiltModels') : t('library.ownSection.server');
    return (
      <LibrarySection title={title}>
        {() => <AllModels label={title} provider={id} />}
      </LibrarySection>
    );
  }
  return (
    <LibrarySection title={t('library.ownSection.yourModels')}>
      {() => <OwnModels provider={id} />}
    </LibrarySection>
  );
}

function AllModels(props: { readonly label: string; readonly provider: string }): React.ReactNode {
  const list = useAllModels(props.provider);
  return (
    <PagedPart list={list} empty={<SectionNote>{t('library.ownSection.thereAreNo')}</SectionNote>}>
      {(models) => <ModelList label={props.label} models={models} />}
    </PagedPart>
  );
}

function OwnModels({ provider }: { readonly provider: string }): React.ReactNode {
  // Further pages are of everybody's models, among which those of one's own are rare.
  const { loadMore: _, ...list } = useOwnModels(provider, freshMs);
  const empty = <SectionNote>{t('library.ownSection.noPublicModel')}</SectionNote>;
  return (
    <PagedPart list={list} empty={empty}>
      {(models) => <ModelList label={t('library.ownSection.yourModels')} models={models} />}
    </PagedPart>
  );
}
