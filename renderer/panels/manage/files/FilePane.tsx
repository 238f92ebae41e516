import { Trash2 } from 'lucide-react';
import type { ProviderFile } from '../../../../shared/domain/providerFile.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { formatBytes } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useAct } from '../parts/useAct.ts';
import { When } from '../parts/When.tsx';
import { FileBytes } from './FileBytes.tsx';

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
      title: `Delete ${name}?`,
      message: `The file ${name} is deleted at the provider, and predictions that still need it fail. Copies on this computer stay.`,
      verb: 'Delete',
    },
    act: () => app.client.resources.files.delete({ provider, id }),
    done: `Deleted ${name}.`,
    onDone: onDeleted,
  });
  return (
    <Pane
      title={name}
      onClose={onClose}
      footer={
        <Button
          icon={Trash2}
          kind="danger-quiet"
          className="ml-auto"
          busy={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Delete
        </Button>
      }
    >
      <Facts
        facts={[
          { name: 'Id', value: <CopyText text={id} what="the file id" /> },
          { name: 'Type', value: mediaType },
          { name: 'Size', value: formatBytes(size) },
          { name: 'Created', value: <When at={createdAt} /> },
          { name: 'Expires', value: <When at={expiresAt} /> },
          ...(sha256 === null
            ? []
            : [{ name: 'SHA-256', value: <CopyText text={sha256} what="the hash" /> }]),
          { name: 'Address', value: <CopyText text={url} what="the address" /> },
        ]}
      />
      <FileBytes file={file} />
    </Pane>
  );
}
