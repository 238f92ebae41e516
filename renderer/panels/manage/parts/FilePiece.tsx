import { useQuery } from '@tanstack/react-query';
import { Download, Eye } from 'lucide-react';
import { useState } from 'react';
import { fileValue } from '../../../../shared/domain/values.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { ValuePreview } from '../../../nodes/previews/ValuePreview.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useSaveFile } from './useSaveFile.ts';
import { t } from '../../../messages/t.ts';
import { FailureLine } from '../../FailureLine.tsx';

type Props = {
  readonly url: string;
  readonly name: string;
  /** Fetches it at once in place of on a click. */
  readonly isShown: boolean;
};

/** A file of the provider's: fetched through the engine to be looked at, or into the output folder. */
export function FilePiece({ url, name, isShown }: Props): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const [wantsIt, setWantsIt] = useState(isShown);
  const save = useSaveFile();
  const file = useQuery({
    queryKey: resourceKey(provider, 'outputs', url),
    queryFn: ({ signal }) =>
      engine.resources.files.download({ provider, from: { url } }, { signal }),
    enabled: wantsIt,
    staleTime: Infinity,
  });
  return (
    <div className="min-w-0 rounded-md border border-border p-2">
      <div className="flex min-h-6 items-center gap-1">
        <span className="min-w-0 flex-1 truncate text-sm" title={name}>
          {name}
        </span>
        {!wantsIt && (
          <Button size="sm" kind="ghost" icon={Eye} onClick={() => setWantsIt(true)}>
            {t('common.show')}
          </Button>
        )}
        <IconButton
          label={t('manage.filePiece.saveOutputFolder', { name })}
          icon={Download}
          size="sm"
          busy={save.isPending}
          onClick={() => save.mutate({ from: { url } })}
        />
      </div>
      {wantsIt && file.isPending && <Skeleton className="mt-1 h-28" />}
      {file.isSuccess && (
        <div className="mt-1">
          <ValuePreview value={fileValue(file.data.artifact)} title={name} />
        </div>
      )}
      <FailureLine error={file.error} />
    </div>
  );
}
