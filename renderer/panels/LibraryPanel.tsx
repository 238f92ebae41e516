import { useCallback, useRef } from 'react';
import { useUi } from '../engine/AppContext.tsx';
import { LibraryBrowser } from './library/LibraryBrowser.tsx';
import { CollectionView } from './library/CollectionView.tsx';
import { LibraryProvider } from './library/LibraryContext.tsx';
import { ModelPage } from './library/page/ModelPage.tsx';
import { useKeys } from './library/useKeys.ts';
import { useLibraryServices } from './library/useLibraryServices.ts';
import type { LibraryPlace } from '../stores/uiStore.ts';
import { t } from '../messages/t.ts';

type Props = { readonly focusesSearch: boolean };

/** The panel at the left: the models of a connection, to look at and to put on the canvas. */
export function LibraryPanel({ focusesSearch }: Props): React.JSX.Element {
  const path = useUi((state) => state.library.path);
  const services = useLibraryServices();
  const panel = useRef<HTMLElement>(null);
  const { back } = services;
  useKeys(
    panel,
    useCallback(
      (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || path.length === 0) return;
        event.preventDefault();
        back();
      },
      [back, path],
    ),
  );
  return (
    <aside
      ref={panel}
      aria-label={t('common.library')}
      className="flex h-full min-w-0 flex-col bg-surface"
    >
      <LibraryProvider value={services}>
        {/* What lies under a page keeps its place, so that the way back leads there. */}
        <div hidden={path.length > 0} className="flex min-h-0 flex-1 flex-col [&[hidden]]:hidden">
          <LibraryBrowser focusesSearch={focusesSearch} />
        </div>
        {path.map((place, depth) => (
          <div
            key={keyOf(place)}
            hidden={depth < path.length - 1}
            className="flex min-h-0 flex-1 flex-col [&[hidden]]:hidden"
          >
            <Place place={place} />
          </div>
        ))}
      </LibraryProvider>
    </aside>
  );
}

function keyOf(place: LibraryPlace): string {
  return place.kind === 'model' ? `${place.owner}/${place.name}` : `collection ${place.slug}`;
}

function Place({ place }: { readonly place: LibraryPlace }): React.JSX.Element {
  if (place.kind === 'model') return <ModelPage owner={place.owner} name={place.name} />;
  return <CollectionView slug={place.slug} name={place.name} />;
}
