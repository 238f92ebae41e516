import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CirclePause,
  CircleSlash,
  CircleX,
  type LucideIcon,
} from 'lucide-react';
import type { NodeStatus } from '../../nodes/nodeStatus.ts';
import type { BadgeTone } from '../../ui/Badge.tsx';
import { t } from '../../messages/t.ts';

/** How a status is shown; `running` has a spinner for an icon. */
export type StatusLook = {
  readonly label: string;
  readonly tone: BadgeTone;
  readonly icon: LucideIcon | null;
  readonly color: string;
};

const looks: { readonly [S in NodeStatus]: Omit<StatusLook, 'label'> } = {
  waiting: { tone: 'neutral', icon: CircleDashed, color: 'text-muted' },
  running: { tone: 'accent', icon: null, color: 'text-accent' },
  succeeded: { tone: 'success', icon: CircleCheck, color: 'text-success' },
  passed: { tone: 'warning', icon: CircleAlert, color: 'text-warning' },
  failed: { tone: 'danger', icon: CircleX, color: 'text-danger' },
  skipped: { tone: 'neutral', icon: CircleMinus, color: 'text-muted' },
  paused: { tone: 'warning', icon: CirclePause, color: 'text-warning' },
  canceled: { tone: 'neutral', icon: CircleSlash, color: 'text-muted' },
};

/** The look of a task's or a node's status. */
export function statusLook(status: NodeStatus): StatusLook {
  return { ...looks[status], label: t(`runs.statusLook.${status}`) };
}
