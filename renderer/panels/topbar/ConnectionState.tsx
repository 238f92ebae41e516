import { useUi } from '../../engine/AppContext.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** Whether the engine answers. Quiet while it does. */
export function ConnectionState(): React.JSX.Element {
  const connection = useUi((state) => state.connection);
  if (connection === 'reconnecting') {
    return (
      <output>
        <Badge tone="warning">
          <Spinner size={11} />
          Reconnecting
        </Badge>
      </output>
    );
  }
  if (connection === 'refused') {
    return (
      <output title="Patchbay was started anew. Open the address that it printed in this tab.">
        <Badge tone="danger">New address needed</Badge>
      </output>
    );
  }
  return (
    <Tooltip label="Connected to the engine">
      <span className="flex size-7 items-center justify-center">
        <span className="size-1.5 rounded-full bg-success" />
        <span className="sr-only">Connected to the engine</span>
      </span>
    </Tooltip>
  );
}
