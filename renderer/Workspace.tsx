import { useState, type ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import { useApp, useUi } from './engine/AppContext.tsx';
import { LibraryPanel } from './panels/LibraryPanel.tsx';
import { Inspector } from './panels/Inspector.tsx';
import { RunPanel } from './panels/RunPanel.tsx';
import { t } from './messages/t.ts';

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
  const panels = [
    ...(libraryOpen ? ['library'] : []),
    'center',
    ...(inspectorOpen ? ['inspector'] : []),
  ];
  const wasClosed = useWasClosed(libraryOpen);
  return (
    <Group
      orientation="horizontal"
      id="workspace"
      defaultLayout={readLayout('workspace', panels)}
      onLayoutChanged={keepWorkspace}
    >
      {libraryOpen && (
        <>
          <Panel
            id="library"
            defaultSize={readWidth('library') ?? (innerWidth < narrowWindow ? 264 : 328)}
            minSize={240}
            maxSize={640}
            groupResizeBehavior="preserve-pixel-size"
            onResize={({ inPixels }) => keepWidth('library', inPixels)}
          >
            <LibraryPanel focusesSearch={wasClosed} />
          </Panel>
          <Separator
            className="panel-separator w-px"
            aria-label={t('engine.workspace.sizeLibrary')}
          />
        </>
      )}
      <Panel id="center" minSize={320}>
        <Group
          orientation="vertical"
          id="center"
          defaultLayout={readLayout('center', ['canvas', 'log'])}
          onLayoutChanged={keepCenter}
        >
          <Panel id="canvas" minSize={160}>
            {children}
          </Panel>
          {logOpen && (
            <>
              <Separator
                className="panel-separator h-px"
                aria-label={t('engine.workspace.sizeRunLog')}
              />
              <Panel
                id="log"
                defaultSize={innerHeight < lowWindow ? 168 : 240}
                minSize={120}
                maxSize="70%"
                groupResizeBehavior="preserve-pixel-size"
              >
                <RunPanel />
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      {inspectorOpen && (
        <>
          <Separator
            className="panel-separator w-px"
            aria-label={t('engine.workspace.sizeInspector')}
          />
          <Panel
            id="inspector"
            defaultSize={288}
            minSize={220}
            maxSize={520}
            groupResizeBehavior="preserve-pixel-size"
          >
            <Inspector key={id} />
          </Panel>
        </>
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

const keepWorkspace = (layout: Layout): void => keepLayout('workspace', layout);
const keepCenter = (layout: Layout): void => keepLayout('center', layout);

/** A layout fits only the panels that were open with it, and one panel alone needs none. */
function keepLayout(group: string, layout: Layout): void {
  if (Object.keys(layout).length > 1)
    localStorage.setItem(layoutKey(group, Object.keys(layout)), JSON.stringify(layout));
}

function keepWidth(panel: string, pixels: number): void {
  localStorage.setItem(`patchbay.width.${panel}`, String(Math.round(pixels)));
}

/** In pixels; undefined where nothing was kept. */
function readWidth(panel: string): number | undefined {
  const width = Number(localStorage.getItem(`patchbay.width.${panel}`) ?? Number.NaN);
  return width > 0 ? width : undefined;
}

function layoutKey(group: string, panels: readonly string[]): string {
  return `patchbay.layout.${group}.${panels.toSorted().join('+')}`;
}

function readLayout(group: string, panels: readonly string[]): Layout | undefined {
  const saved = localStorage.getItem(layoutKey(group, panels));
  if (saved === null) return undefined;
  try {
    const layout: unknown = JSON.parse(saved);
    return isLayout(layout) ? layout : undefined;
  } catch {
    return undefined;
  }
}

function isLayout(value: unknown): value is Layout {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((size) => typeof size === 'number')
  );
}
