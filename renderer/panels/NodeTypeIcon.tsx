import { createElement } from 'react';
import { nodeTypeIcon } from './nodeTypeIcon.ts';

/** The sign of a node type. */
export function NodeTypeIcon({
  type,
  size = 14,
}: {
  readonly type: string;
  readonly size?: number;
}): React.JSX.Element {
  return createElement(nodeTypeIcon(type), { size, 'aria-hidden': true });
}
