import { useState } from 'react';
import { useAppInfo } from '../engine/EngineContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { About } from './settings/About.tsx';
import { Appearance } from './settings/Appearance.tsx';
import { BudgetSettings } from './settings/budget/BudgetSettings.tsx';
import { Connections } from './settings/Connections.tsx';
import { OutputFolder } from './settings/OutputFolder.tsx';
import { RunsAtOnce } from './settings/RunsAtOnce.tsx';
import { PublicAddress } from './settings/PublicAddress.tsx';
import { t } from '../messages/t.ts';

/** What holds for all pipelines: connections, where results go, where webhooks arrive, the theme, the budget. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const [tab, setTab] = useState('general');
  const { host } = useAppInfo();
  return (
    <Dialog open onClose={onClose} title={t('common.settings')} width="lg">
      <div className="-mx-4 -mb-4 h-[640px] min-h-0 shrink">
        <Tabs
          label={t('common.settings')}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'general',
              label: t('window.settingsDialog.general'),
              content: (
                <div className="flex flex-col gap-5 p-4">
                  <Connections />
                  <OutputFolder />
                  <RunsAtOnce />
                  {host === 'server' && <PublicAddress />}
                  <Appearance />
                  <About />
                </div>
              ),
            },
            {
              id: 'budget',
              label: t('window.settingsDialog.budget'),
              content: (
                <div className="p-4">
                  <BudgetSettings />
                </div>
              ),
            },
          ]}
        />
      </div>
    </Dialog>
  );
}
