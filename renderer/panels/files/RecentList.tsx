import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../engine/EngineContext.tsx';
import { folderOf } from '../format.ts';
import { moveFocus } from './moveFocus.ts';
import { t } from '../../messages/t.ts';

/** Pipelines opened or saved lately; nothing while there are none. */
export function RecentList({
  onOpen,
}: {
  readonly onOpen: (path: string) => void;
}): React.JSX.Element | null {
  const engine = useEngine();
  const { data = [] } = useQuery({
    queryKey: ['pipelines.recent'],
    queryFn: ({ signal }) => engine.pipelines.recent(undefined, { signal }),
    staleTime: 0,
  });
  if (data.length === 0) return null;
  return (
    <section
      aria-label={t('files.recentList.recent')}
      className="hidden w-52 shrink-0 overflow-y-auto border-r border-border sm:block"
    >
      <h3 className="chrome flex h-9 items-center px-3 text-sm font-semibold text-muted">
        {t('files.recentList.recent')}
      </h3>
      <ul className="px-1 pb-1">
        {data.slice(0, 12).map((file) => (
          <li key={file.path}>
            <button
              type="button"
              title={file.path}
              onClick={() => onOpen(file.path)}
              onKeyDown={moveFocus}
              className="chrome block w-full rounded-md px-2 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
            >
              <span className="block truncate">{file.name}</span>
              <span className="block truncate text-xs text-muted">{folderOf(file.path)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
