import { Dialog } from '../ui/Dialog.tsx';
import { About } from './settings/About.tsx';
import { Appearance } from './settings/Appearance.tsx';
import { Connections } from './settings/Connections.tsx';
import { OutputFolder } from './settings/OutputFolder.tsx';

/** What holds for all pipelines: connections and their tokens, where results go, the theme. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }): React.JSX.Element {
  return (
    <Dialog open onClose={onClose} title="Settings">
      <div className="flex flex-col gap-5 pt-1">
        <Connections />
        <OutputFolder />
        <Appearance />
        <About />
      </div>
    </Dialog>
  );
}
