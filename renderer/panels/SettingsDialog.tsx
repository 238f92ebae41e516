import { useAppInfo } from '../engine/EngineContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { About } from './settings/About.tsx';
import { Appearance } from './settings/Appearance.tsx';
import { Connections } from './settings/Connections.tsx';
import { OutputFolder } from './settings/OutputFolder.tsx';
import { PublicAddress } from './settings/PublicAddress.tsx';

/** What holds for all pipelines: connections and their tokens, where results go, where webhooks arrive, the theme. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  const { host } = useAppInfo();
  return (
    <Dialog open onClose={onClose} title="Settings">
      <div className="flex flex-col gap-5 pt-1">
        <Connections />
        <OutputFolder />
        {host === 'server' && <PublicAddress />}
        <Appearance />
        <About />
      </div>
    </Dialog>
  );
}
