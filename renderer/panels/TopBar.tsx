import { redo } from '../actions/redo.ts';
import { toggleInspector } from '../actions/toggleInspector.ts';
import { toggleLog } from '../actions/toggleLog.ts';
import { undo } from '../actions/undo.ts';
import { useApp, useUi } from '../engine/AppContext.tsx';
import { ActionButton } from './topbar/ActionButton.tsx';
import { AppMenu } from './topbar/AppMenu.tsx';
import { ConnectionState } from './topbar/ConnectionState.tsx';
import { DocumentName } from './topbar/DocumentName.tsx';
import { RunControl } from './topbar/RunControl.tsx';
import { ThemeButton } from './topbar/ThemeButton.tsx';

/** The bar at the top: menus and history, the document's name, Run, and what is shown. */
export function TopBar(): React.JSX.Element {
  const { id } = useApp();
  const inspectorOpen = useUi((state) => state.inspectorOpen);
  const logOpen = useUi((state) => state.logOpen);
  return (
    <header className="chrome grid h-11 shrink-0 grid-cols-[minmax(max-content,1fr)_minmax(0,auto)_minmax(max-content,1fr)] items-center gap-3 border-b border-border bg-surface px-2">
      <div className="flex items-center gap-1">
        <AppMenu />
        <span aria-hidden className="mx-1 h-4 w-px bg-border" />
        <ActionButton action={undo} />
        <ActionButton action={redo} />
      </div>
      <DocumentName key={id} />
      <div className="flex items-center justify-end gap-1">
        <ConnectionState />
        {/* A narrow window keeps the room for the document's name: the theme is also in the menu and in Settings. */}
        <span className="flex max-[1000px]:hidden">
          <ThemeButton />
        </span>
        <ActionButton action={toggleLog} pressed={logOpen} />
        <ActionButton action={toggleInspector} pressed={inspectorOpen} />
        <span className="w-1" />
        <RunControl />
      </div>
    </header>
  );
}
