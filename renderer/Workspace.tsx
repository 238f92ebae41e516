import { useState, type ReactNode } from 'react';
import { Group, Panel, type Layout, type LayoutChangedMeta } from 'react-resizable-panels';
import { useApp, useUi } from './engine/AppContext.tsx';
import { LibraryPanel } from './panels/LibraryPanel.tsx';
import { Inspector } from './panels/Inspector.tsx';
import { RunPanel } from './panels/RunPanel.tsx';
import { t } from './messages/t.ts';
import { keepPanelSize, sidePanelIds } from './panelSizes.ts';
import { SidePanel } from './SidePanel.tsx';

/** In pixels; in a lower window the log leaves more room for the canvas. */
const lowWindow = 720;
/** In pixels; in a narrower window the library leaves more room for the canvas. */
const narrowWindow = 1200;

/** The canvas with the panels around it, whose sizes are remembered. */
export function Workspace({ children }: { readonly children: ReactNode }): ReactNode {
  // Half-typed fields belong to one document.
  const { id } = useApp();
  const inspectorOpen = useUi((state) => state.inspectorOpen);
  const logOpen = useUi((state) => state.logOpen);
  const libraryOpen = useUi((state) => state.libraryOpen);
  const wasClosed = useWasClosed(libraryOpen);
  return (
    <Group orientation="horizontal" id="workspace" onLayoutChanged={keepWidths}>
      {libraryOpen && (
        <SidePanel
          id="library"
          label={t('engine.workspace.sizeLibrary')}
          usual={innerWidth < narrowWindow ? 264 : 328}
          min={240}
          max={640}
          isFirst
        >
          <LibraryPanel focusesSearch={wasClosed} />
        </SidePanel>
      )}
      <Panel id="center" minSize={320}>
        <Group orientation="vertical" id="center-rows" onLayoutChanged={keepHeight}>
          <Panel id="canvas" minSize={160}>
            {children}
          </Panel>
          {logOpen && (
            <SidePanel
              id="log"
              label={t('engine.workspace.sizeRunLog')}
              usual={innerHeight < lowWindow ? 168 : 240}
              min={120}
              max="70%"
            >
              <RunPanel />
            </SidePanel>
          )}
        </Group>
      </Panel>
      {inspectorOpen && (
        <SidePanel
          id="inspector"
          label={t('engine.workspace.sizeInspector')}
          usual={288}
          min={220}
          max={520}
        >
          <Inspector key={id} />
        </SidePanel>
      )}
    </Group>
  );
}

/** A panel that opens with the page must not take the focus; one that the user opens may. */
function useWasClosed(isOpen: boolean): boolean {
  const [wasClosed, setWasClosed] = useState(!isOpen);
  if (!isOpen && !wasClosed) setWasClosed(true);
  return wasClosed;
}

/** A window that is made smaller for a while makes panels smaller: only what the user sizes is kept. */
function keepWidths(layout: Layout, { isUserInteraction }: LayoutChangedMeta): void {
  if (isUserInteraction) keepSizes(layout, 'workspace', ({ width }) => width);
}

function keepHeight(layout: Layout, { isUserInteraction }: LayoutChangedMeta): void {
  if (isUserInteraction) keepSizes(layout, 'center-rows', ({ height }) => height);
}

/** A layout is in percent of what the panels of a group have together: the lines between them are not counted. */
function keepSizes(layout: Layout, groupId: string, sizeOf: (box: DOMRect) => number): void {
  const panels = document.querySelectorAll(`#${groupId} > [data-panel]`);
  const all = [...panels].reduce((sum, panel) => sum + sizeOf(panel.getBoundingClientRect()), 0);
  for (const id of sidePanelIds) {
    const percent = layout[id];
    if (percent !== undefined && all > 0) keepPanelSize(id, (percent / 100) * all);
  }
}
