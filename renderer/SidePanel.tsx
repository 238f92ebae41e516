import { useState, type ReactNode } from 'react';
import { Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { keepPanelSize, readPanelSize, type SidePanelId } from './panelSizes.ts';

type Props = {
  readonly id: SidePanelId;
  /** The accessible name of what sizes it: drag it, use the arrow keys, or double-click it for the usual size. */
  readonly label: string;
  /** In pixels. */
  readonly usual: number;
  readonly min: number;
  readonly max: number | string;
  /** It stands left of the canvas: what sizes it comes after it. */
  readonly isFirst?: boolean;
  readonly children: ReactNode;
};

/** A panel beside the canvas, as large as it was left. */
export function SidePanel({ id, label, usual, min, max, isFirst, children }: Props): ReactNode {
  const panel = usePanelRef();
  const [size] = useState(() => readPanelSize(id) ?? usual);
  const reset = (): void => {
    panel.current?.resize(usual);
    keepPanelSize(id, null);
  };
  const separator = (
    <Separator
      className={id === 'log' ? 'panel-separator h-px' : 'panel-separator w-px'}
      aria-label={label}
      // It would go back to the size of the last visit.
      disableDoubleClick
      onDoubleClick={reset}
      onKeyDown={({ key }) => {
        if (key === 'Enter') reset();
      }}
    />
  );
  return (
    <>
      {isFirst !== true && separator}
      <Panel
        id={id}
        panelRef={panel}
        defaultSize={size}
        minSize={min}
        maxSize={max}
        groupResizeBehavior="preserve-pixel-size"
      >
        {children}
      </Panel>
      {isFirst === true && separator}
    </>
  );
}
