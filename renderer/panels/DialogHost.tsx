import { useUi } from '../engine/AppContext.tsx';
import { ConfirmHost } from './ConfirmHost.tsx';
import { ExamplesDialog } from './files/ExamplesDialog.tsx';
import { FileDialog } from './FileDialog.tsx';
import { SampleDialog } from './runs/SampleDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

/** Shows the dialog that the ui store asks for; the viewer of values belongs to the nodes. */
export function DialogHost(): React.JSX.Element | null {
  const dialog = useUi((state) => state.dialog);
  const answer = useUi((state) => state.answerDialog);
  switch (dialog?.kind) {
    case 'open':
      return <FileDialog mode="open" onAnswer={answer} />;
    case 'save':
      return <FileDialog mode="save" suggestedName={dialog.suggestedName} onAnswer={answer} />;
    case 'examples':
      return <ExamplesDialog onAnswer={answer} />;
    case 'sample':
      return <SampleDialog onAnswer={answer} />;
    case 'confirm':
      return <ConfirmHost request={dialog} onAnswer={answer} />;
    case 'settings':
      return <SettingsDialog onClose={() => answer(null)} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={() => answer(null)} />;
    case 'viewer':
    case undefined:
      return null;
  }
}
