import { useUi } from '../../engine/AppContext.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { t } from '../../messages/t.ts';

/** Whether the engine answers. Quiet while it does. */
export function ConnectionState(): React.JSX.Element {
  const connection = useUi((state) => state.connection);
  if (connection === 'reconnecting') {
    return (
      <output>
        <Badge tone="warning">
          <Spinner size={11} />
          {t('window.connectionState.reconnecting')}
        </Badge>
      </output>
    );
  }
  if (connection === 'refused') {
    return (
      <output title={t('window.connectionState.patchbayWasStarted')}>
        <Badge tone="danger">{t('window.connectionState.newAddressNeeded')}</Badge>
      </output>
    );
  }
  return (
    <Tooltip label={t('window.connectionState.connectedEngine')}>
      <span className="flex size-7 items-center justify-center">
        <span className="size-1.5 rounded-full bg-success" />
        <span className="sr-only">{t('window.connectionState.connectedEngine')}</span>
      </span>
    </Tooltip>
  );
}
