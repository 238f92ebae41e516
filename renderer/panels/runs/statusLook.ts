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

/** How a status is shown; `running` has a spinner for an icon. */
export type StatusLook = {
  readonly label: string;
  readonly tone: BadgeTone;
  readonly icon: LucideIcon | null;
  readonly color: string;
};

const looks: { readonly [S in NodeStatus]: StatusLook } = {
  waiting: { label: 'Waiting', tone: 'neutral', icon: CircleDashed, color: 'text-muted' },
  running: { label: 'Running', tone: 'accent', icon: null, color: 'text-accent' },
  succeeded: { label: 'Done', tone: 'success', icon: CircleCheck, color: 'text-success' },
  passed: {
    label: 'Failed, passed on',
    tone: 'warning',
    icon: CircleAlert,
    color: 'text-warning',
  },
  failed: { label: 'Failed', tone: 'danger', icon: CircleX, color: 'text-danger' },
  skipped: { label: 'Skipped', tone: 'neutral', icon: CircleMinus, color: 'text-muted' },
  paused: { label: 'Paused', tone: 'warning', icon: CirclePause, color: 'text-warning' },
  canceled: { label: 'Canceled', tone: 'neutral', icon: CircleSlash, color: 'text-muted' },
};

/** The look of a task's or a node's status. */
export function statusLook(status: NodeStatus): StatusLook {
  return looks[status];
}
