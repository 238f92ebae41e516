import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { useUi } from '../../engine/AppContext.tsx';
import { Select } from '../../ui/Select.tsx';
import { providerTitle } from '../palette/paletteEntry.ts';

type Props = { readonly provider: string; readonly connections: readonly ConnectionInfo[] };

/** Whose models the library shows. */
export function ConnectionPicker({ provider, connections }: Props): React.JSX.Element {
  const setLibrary = useUi((state) => state.setLibrary);
  return (
    <Select
      label="Connection"
      value={provider}
      items={connections.map(({ id, token }) => ({
        value: id,
        label: providerTitle(id),
        ...(token === 'missing' ? { hint: 'No token' } : {}),
      }))}
      onChange={(next) => setLibrary({ provider: next, path: [] })}
    />
  );
}
