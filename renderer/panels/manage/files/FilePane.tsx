import type { ProviderFile } from '../../../../shared/domain/providerFile.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { formatBytes } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useAct } from '../parts/useAct.ts';
import { When } from '../parts/When.tsx';
import { FileBytes } from './FileBytes.tsx';
import { t } from '../../../messages/t.ts';
import { DeleteButton } from '../parts/DeleteButton.tsx';

type Props = {
  readonly file: ProviderFile;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** One uploaded file: what it is, how long it stays, and its bytes. */
export function FilePane({ file, onClose, onDeleted }: Props): React.JSX.Element {
  const app = useApp();
  const { provider } = useManage();
  const { id, url, mediaType, size, sha256, createdAt, expiresAt } = file;
  const name = file.name ?? id;
  const remove = useAct({
    kind: 'files',
    ask: {
      title: t('storedFiles.filePane.delete', { name }),
      message: t('storedFiles.filePane.fileDeletedProvider', { name }),
      verb: t('common.delete'),
    },
    act: () => app.client.resources.files.delete({ provider, id }),
    done: t('storedFiles.filePane.deleted', { name }),
    onDone: onDeleted,
  });
  return (
    <Pane title={name} onClose={onClose} footer={<DeleteButton act={remove} />}>
      <Facts
        facts={[
          {
            name: t('common.id'),
            value: <CopyText text={id} what={t('storedFiles.filePane.fileId')} />,
          },
          { name: t('common.type'), value: mediaType },
          { name: t('common.size'), value: formatBytes(size) },
          { name: t('common.created'), value: <When at={createdAt} /> },
          { name: t('common.expires'), value: <When at={expiresAt} /> },
          ...(sha256 === null
            ? []
            : [
                {
                  name: t('storedFiles.filePane.sha256'),
                  value: <CopyText text={sha256} what={t('storedFiles.filePane.hash')} />,
                },
              ]),
          {
            name: t('storedFiles.filePane.address'),
            value: <CopyText text={url} what={t('storedFiles.filePane.theAddress')} />,
          },
        ]}
      />
      <FileBytes file={file} />
    </Pane>
  );
}
