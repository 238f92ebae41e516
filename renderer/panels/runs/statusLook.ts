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

function looks(): { readonly [S in NodeStatus]: StatusLook } {
  return {
    waiting: {
      label: t('runs.statusLook.waiting'),
      tone: 'neutral',
      icon: CircleDashed,
      color: 'text-muted',
    },
    running: {
      label: t('runs.statusLook.running'),
      tone: 'accent',
      icon: null,
      color: 'text-accent',
    },
    succeeded: {
      label: t('runs.statusLook.done'),
      tone: 'success',
      icon: CircleCheck,
      color: 'text-success',
    },
    passed: {
      label: t('runs.statusLook.failedPassed'),
      tone: 'warning',
      icon: CircleAlert,
      color: 'text-warning',
    },
    failed: {
      label: t('runs.statusLook.failed'),
      tone: 'danger',
      icon: CircleX,
      color: 'text-danger',
    },
    skipped: {
      label: t('runs.statusLook.skipped'),
      tone: 'neutral',
      icon: CircleMinus,
      color: 'text-muted',
    },
    paused: {
      label: t('runs.statusLook.paused'),
      tone: 'warning',
      icon: CirclePause,
      color: 'text-warning',
    },
    canceled: {
      label: t('runs.statusLook.canceled'),
      tone: 'neutral',
      icon: CircleSlash,
      color: 'text-muted',
    },
  };
}

/** The look of a task's or a node's status. */
export function statusLook(status: NodeStatus): StatusLook {
  return looks()[status];
}
