import type { ConnectionInfo } from '../../shared/api/types.ts';
import { Select } from '../ui/Select.tsx';
import { providerTitle } from './palette/paletteEntry.ts';
import { t } from '../messages/t.ts';

type Props = {
  readonly connections: readonly ConnectionInfo[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
};

/** Whose things are shown: one of the connections. */
export function ConnectionPicker({ connections, chosen, onChoose }: Props): React.JSX.Element {
  return (
    <Select
      label={t('window.connectionPicker.connection')}
      value={chosen}
      items={connections.map(({ id, token }) => ({
        value: id,
        label: providerTitle(id),
        ...(token === 'missing' ? { hint: t('common.noToken') } : {}),
      }))}
      onChange={onChoose}
    />
  );
}
