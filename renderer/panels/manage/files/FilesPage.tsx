import { FileUp, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ProviderFile } from '../../../../shared/domain/providerFile.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { droppedFiles } from '../../../nodes/widgets/droppedFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatBytes } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useChosen } from '../parts/useChosen.ts';
import { useListing } from '../../useListing.ts';
import { When } from '../parts/When.tsx';
import { FilePane } from './FilePane.tsx';
import { useUpload } from './useUpload.ts';
import { t } from '../../../messages/t.ts';

function columns(): readonly Column<ProviderFile>[] {
  return [
    {
      id: 'name',
      title: t('common.name'),
      text: ({ name, id }) => name ?? id,
    },
    {
      id: 'type',
      title: t('common.type'),
      text: ({ mediaType }) => mediaType,
      className: 'w-36 text-muted @max-lg:hidden',
    },
    {
      id: 'size',
      title: t('common.size'),
      text: ({ size }) => formatBytes(size),
      sortBy: ({ size }) => size,
      className: 'w-24 tabular text-muted',
    },
    {
      id: 'created',
      title: t('common.created'),
      text: ({ createdAt }) => createdAt ?? '',
      cell: ({ createdAt }) => <When at={createdAt} />,
      className: 'w-28 text-muted',
    },
    {
      id: 'expires',
      title: t('common.expires'),
      text: ({ expiresAt }) => expiresAt ?? '',
      cell: ({ expiresAt }) => <When at={expiresAt} />,
      className: 'w-28 text-muted @max-lg:hidden',
    },
  ];
}

/** The files that were uploaded to the provider: listed, uploaded by dialog or by drop, downloaded, deleted. */
export function FilesPage(): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { progress, upload } = useUpload();
  const listing = useListing<ProviderFile>({
    key: resourceKey(provider, 'files', 'pages'),
    fetchPage: (cursor, signal) => engine.resources.files.list({ provider, ...cursor }, { signal }),
  });
  const found = listing.items?.find(({ id }) => id === chosen);
  const pick = (): void => input.current?.click();
  return (
    <div
      className={`flex min-h-0 flex-1 ${isOver ? 'ring-2 ring-accent ring-inset' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void droppedFiles(event.dataTransfer).then((dropped) =>
          upload(dropped.map(({ file }) => file)),
        );
      }}
    >
      <ListPage
        title={t('manage.sections.files')}
        listing={listing}
        columns={columns()}
        keyOf={({ id }) => id}
        chosen={chosen}
        onChoose={({ id }) => choose(id)}
        actions={
          <>
            <Button kind="primary" icon={Upload} data-new busy={progress !== null} onClick={pick}>
              {progress ?? t('storedFiles.filesPage.upload')}
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label={t('storedFiles.filesPage.filesUpload')}
              onChange={(event) => {
                void upload(Array.from(event.target.files ?? []));
                event.target.value = '';
              }}
            />
          </>
        }
        empty={
          <EmptyState
            icon={FileUp}
            title={t('storedFiles.filesPage.noFilesYet')}
            hint={t('storedFiles.filesPage.filesAreUploaded')}
          >
            <Button onClick={pick}>{t('common.chooseFiles')}</Button>
          </EmptyState>
        }
        pane={
          found !== undefined && (
            <FilePane key={found.id} file={found} onClose={close} onDeleted={() => reset(null)} />
          )
        }
      />
    </div>
  );
}
