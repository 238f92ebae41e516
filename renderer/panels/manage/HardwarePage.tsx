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
import { t } from '../../messages/t.ts';

function columns(): readonly Column<Hardware>[] {
  return [
    {
      id: 'name',
      title: t('common.name'),
      text: ({ name }) => name,
    },
    {
      id: 'sku',
      title: t('manage.hardwarePage.sku'),
      text: ({ sku }) => sku,
      className: 'font-mono',
    },
  ];
}

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
      title={t('manage.sections.hardware')}
      listing={listing}
      columns={columns()}
      keyOf={({ sku }) => sku}
      chosen={chosen}
      onChoose={({ sku }) => choose(sku)}
      empty={
        <EmptyState
          icon={Cpu}
          title={t('manage.hardwarePage.noHardwareListed')}
          hint={t('manage.hardwarePage.modelOrDeployment')}
        />
      }
      pane={
        found !== undefined && (
          <Pane title={found.name} onClose={close}>
            <Facts
              facts={[
                {
                  name: t('manage.hardwarePage.sku'),
                  value: <CopyText text={found.sku} what={t('common.theSku')} />,
                },
                { name: t('common.name'), value: found.name },
              ]}
            />
            <p className="text-sm text-muted">{t('manage.hardwarePage.chooseWhenYou')}</p>
          </Pane>
        )
      }
    />
  );
}
