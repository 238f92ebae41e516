import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAppInfo, useEngine } from '../../engine/EngineContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { settingsKey, useOutputFolder } from '../useOutputFolder.ts';
import { SettingsPart } from './SettingsPart.tsx';
import { t } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

/** The folder that Download nodes write into. */
export function OutputFolder(): React.JSX.Element {
  const engine = useEngine();
  const info = useAppInfo();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<string | null>(null);
  const { outputFolder: current, error: readError } = useOutputFolder();
  const save = useMutation({
    mutationFn: (outputFolder: string) => engine.app.setSettings({ outputFolder }),
    onSuccess: (saved) => {
      queries.setQueryData(settingsKey, saved);
      setDraft(null);
    },
  });
  const pick = useMutation({
    mutationFn: () =>
      engine.dialogs.pickFolder({ title: t('settings.outputFolder.chooseOutputFolder') }),
    onSuccess: (folder) => {
      if (folder !== null) save.mutate(folder);
    },
  });
  const folder = draft ?? current;
  const error = readError ?? save.error ?? pick.error;
  return (
    <SettingsPart
      title={t('common.outputFolder')}
      hint={t('settings.outputFolder.downloadNodesWrite')}
    >
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (folder !== current && folder.trim() !== '') save.mutate(folder.trim());
        }}
      >
        <TextInput
          mono
          aria-label={t('settings.outputFolder.pathOutputFolder')}
          value={folder}
          invalid={save.isError}
          onChange={setDraft}
        />
        {info.nativeDialogs && (
          <Button busy={pick.isPending} onClick={() => pick.mutate()}>
            {t('settings.outputFolder.choose')}
          </Button>
        )}
        <Button submits busy={save.isPending} disabled={folder === current || folder.trim() === ''}>
          {t('common.save')}
        </Button>
      </form>
      <FailureLine error={error} />
    </SettingsPart>
  );
}
