import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAppInfo, useEngine } from '../../engine/EngineContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { settingsKey, useOutputFolder } from '../useOutputFolder.ts';
import { SettingsPart } from './SettingsPart.tsx';

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
    mutationFn: () => engine.dialogs.pickFolder({ title: 'Choose the output folder' }),
    onSuccess: (folder) => {
      if (folder !== null) save.mutate(folder);
    },
  });
  const folder = draft ?? current;
  const error = readError ?? save.error ?? pick.error;
  return (
    <SettingsPart
      title="Output folder"
      hint="Download nodes write here. Nothing is overwritten unless a node says so."
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
          aria-label="Path of the output folder"
          value={folder}
          invalid={save.isError}
          onChange={setDraft}
        />
        {info.nativeDialogs && (
          <Button busy={pick.isPending} onClick={() => pick.mutate()}>
            Choose…
          </Button>
        )}
        <Button submits busy={save.isPending} disabled={folder === current || folder.trim() === ''}>
          Save
        </Button>
      </form>
      {error !== null && (
        <p role="alert" className="mt-1 text-sm break-words text-danger">
          {failureOf(error).message}
        </p>
      )}
    </SettingsPart>
  );
}
