import { Panel, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { fitView } from '../actions/fitView.ts';
import { openPalette } from '../actions/openPalette.ts';
import { useAction } from '../actions/useAction.ts';
import { actionTitle, type Action } from '../actions/action.ts';
import { zoomIn } from '../actions/zoomIn.ts';
import { zoomOut } from '../actions/zoomOut.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Plus } from 'lucide-react';
import { t } from '../messages/t.ts';

/** Add, zoom and fit, at the foot of the canvas. */
export function CanvasToolbar(): ReactNode {
  return (
    <Panel position="bottom-left" className="canvas-toolbar">
      <ActionButton action={openPalette} />
      <span className="mx-0.5 h-4 w-px bg-border" />
      <ActionButton action={zoomOut} />
      <Zoom />
      <ActionButton action={zoomIn} />
      <ActionButton action={fitView} />
    </Panel>
  );
}

/** Of its own, as it changes in every frame of a zoom. */
function Zoom(): ReactNode {
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <span className="tabular chrome w-10 text-center text-sm text-muted">
      <span className="sr-only">{t('canvas.canvas.zoom', { zoom })}</span>
      <span aria-hidden>{zoom}%</span>
    </span>
  );
}

function ActionButton({ action }: { readonly action: Action }): ReactNode {
  const { isEnabled, whyNot, perform, keys } = useAction(action);
  return (
    <IconButton
      label={actionTitle(action)}
      icon={action.icon ?? Plus}
      side="top"
      disabled={!isEnabled}
      whyNot={whyNot}
      onClick={perform}
      {...keys}
    />
  );
}
