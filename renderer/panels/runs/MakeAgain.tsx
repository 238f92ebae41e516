import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { TaskState } from '../../../shared/run/taskState.ts';
import { actionTitle } from '../../actions/action.ts';
import { makeAgain } from '../../actions/makeAgain.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';

/** Offers to pay once more for an output that has expired; nothing for any other task. */
export function MakeAgain({ task }: { readonly task: TaskState }): React.JSX.Element | null {
  const { nodeId, failure } = task;
  const action = useMemo(() => makeAgain(nodeId), [nodeId]);
  const { isEnabled, perform } = useAction(action);
  if (failure?.kind !== 'prediction-failed' || failure.expired !== true) return null;
  return (
    <Button
      size="sm"
      icon={RotateCcw}
      className="self-start"
      disabled={!isEnabled}
      onClick={perform}
    >
      {actionTitle(action)}
    </Button>
  );
}
