import { useEffect } from 'react';
import type { GraphCommand } from '../../shared/graph/commands.ts';
import { useApp } from './AppContext.tsx';

/** Has what is typed as a name kept before the field is left: give what it would do, null where it would do nothing. */
export function useHeldName(): (command: GraphCommand | null) => void {
  const { keeper } = useApp();
  useEffect(() => () => keeper.hold('name', null), [keeper]);
  return (command) => keeper.hold('name', command === null ? null : [command]);
}
