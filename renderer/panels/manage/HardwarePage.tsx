import { Cpu } from 'lucide-react';
import type { Hardware } from '../../../shared/domain/library.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useManage } from './ManageContext.tsx';
import type { Column } from './parts/columns.ts';
import { CopyText } from './parts/CopyText.tsx';
import { Facts } from './parts/Facts.tsx';
import { ListPage } from './parts/ListPage.tsx';
import { Pane } from './parts/Pane.tsx';
import { resourceKey } from '../resourceKey.ts';
import { useListing } from '../useListing.ts';
import { useChosen } from './parts/useChosen.ts';

const columns: readonly Column<Hardware>[] = [
  { id: 'name', title: 'Name', text: ({ name }) => name },
  { id: 'sku', title: 'SKU', text: ({ sku }) => sku, className: 'font-mono' },
];

/** The kinds of computers that models and deployments can run on. */
export function HardwarePage(): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const { chosen, choose, close } = useChosen();
  const listing = useListing<Hardware>({
    key: resourceKey(provider, 'hardware', 'pages'),
    fetchPage: async ({ fresh }, signal) => ({
      items: await engine.resources.hardware.list(
        { provider, ...(fresh && { fresh }) },
        { signal },
      ),
    }),
  });
  const found = listing.items?.find(({ sku }) => sku === chosen);
  return (
    <ListPage
      title="Hardware"
      listing={listing}
      columns={columns}
      keyOf={({ sku }) => sku}
      chosen={chosen}
      onChoose={({ sku }) => choose(sku)}
      empty={
        <EmptyState
          icon={Cpu}
          title="No hardware is listed"
          hint="A model or a deployment names the hardware that it runs on by its SKU."
        />
      }
      pane={
        found !== undefined && (
          <Pane title={found.name} onClose={close}>
            <Facts
              facts={[
                { name: 'SKU', value: <CopyText text={found.sku} what="the SKU" /> },
                { name: 'Name', value: found.name },
              ]}
            />
            <p className="text-sm text-muted">
              Choose it when you create a model or a deployment. What it costs per second is on the
              provider's page of prices.
            </p>
          </Pane>
        )
      }
    />
  );
}
