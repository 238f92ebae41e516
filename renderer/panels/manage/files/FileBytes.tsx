import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { isArtifactId } from '../../../../shared/domain/ids.ts';
import type { ProviderFile } from '../../../../shared/domain/providerFile.ts';
import { fileValue } from '../../../../shared/domain/values.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { ValuePreview } from '../../../nodes/previews/ValuePreview.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useManage } from '../ManageContext.tsx';
import { PaneSection } from '../parts/PaneSection.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAccount } from '../parts/useAccount.ts';
import { useSaveFile } from '../parts/useSaveFile.ts';
import { signLink } from './signLink.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly file: ProviderFile };

/** The bytes of an uploaded file: those of this computer where they are the same, else fetched by a signed link. */
export function FileBytes({ file }: Props): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const save = useSaveFile();
  const artifact = file.sha256 ?? '';
  const kept = useQuery({
    queryKey: resourceKey(provider, 'outputs', 'kept', artifact),
    queryFn: ({ signal }) =>
      engine.resources.files.download({ provider, from: { artifact } }, { signal }),
    enabled: isArtifactId(artifact),
  });
  if (kept.isLoading) return <Skeleton className="h-28" />;
  if (kept.data === undefined) return <SignedDownload file={file} />;
  return (
    <PaneSection
      title={t('storedFiles.fileBytes.content')}
      aside={
        <Button
          size="sm"
          icon={Download}
          busy={save.isPending}
          onClick={() => save.mutate({ from: { artifact }, name: file.name ?? file.id })}
        >
          {t('storedFiles.fileBytes.download')}
        </Button>
      }
    >
      <ValuePreview value={fileValue(kept.data.artifact)} title={file.name ?? file.id} />
    </PaneSection>
  );
}

/** The provider gives an uploaded file out by signed links only, whoever asks. */
function SignedDownload({ file }: Props): React.JSX.Element {
  const id = useId();
  const [secret, setSecret] = useState('');
  const account = useAccount();
  const save = useSaveFile();
  const owner = account.data?.username;
  const download = async (): Promise<void> => {
    if (owner === undefined || secret === '') return;
    const from = await signLink(file, { secret, owner, now: Date.now() });
    save.mutate({ from, name: file.name ?? file.id });
    setSecret('');
  };
  return (
    <PaneSection title={t('storedFiles.fileBytes.content')}>
      <p className="mb-2 text-sm text-muted">{t('storedFiles.fileBytes.theseBytesAre')}</p>
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void download();
        }}
      >
        <TextInput
          id={id}
          type="password"
          mono
          aria-label={t('storedFiles.fileBytes.signingSecretFiles')}
          placeholder={t('storedFiles.fileBytes.signingSecret')}
          autoComplete="new-password"
          maxLength={512}
          value={secret}
          onChange={setSecret}
        />
        <Button
          submits
          icon={Download}
          busy={save.isPending}
          disabled={secret === '' || owner === undefined}
        >
          {t('storedFiles.fileBytes.download')}
        </Button>
      </form>
    </PaneSection>
  );
}
