import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEngine } from '../../engine/EngineContext.tsx';
import { Select } from '../../ui/Select.tsx';
import { settingsKey } from '../useOutputFolder.ts';
import { SettingsPart } from './SettingsPart.tsx';
import { t } from '../../messages/t.ts';
import { FailureLine } from '../FailureLine.tsx';

const choices = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];

/** How many runs go on before others wait in the queue. */
export function RunsAtOnce(): React.JSX.Element {
  const engine = useEngine();
  const queries = useQueryClient();
  const read = useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => engine.app.getSettings(undefined, { signal }),
  });
  const save = useMutation({
    mutationFn: (runsAtOnce: number) => engine.app.setSettings({ runsAtOnce }),
    onSuccess: (saved) => queries.setQueryData(settingsKey, saved),
  });
  const current = read.data?.runsAtOnce;
  const error = read.error ?? save.error;
  // The command line may have set another number.
  const all = current === undefined || choices.includes(current) ? choices : [...choices, current];
  return (
    <SettingsPart
      title={t('settings.runsAtOnce.runsOnce')}
      hint={t('settings.runsAtOnce.runsBeyondNumber')}
    >
      <div className="w-24">
        <Select
          label={t('settings.runsAtOnce.runsOnce')}
          value={current === undefined ? null : String(current)}
          items={all.toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: String(n) }))}
          onChange={(value) => save.mutate(Number(value))}
          disabled={save.isPending}
        />
      </div>
      <FailureLine error={error} />
    </SettingsPart>
  );
}
