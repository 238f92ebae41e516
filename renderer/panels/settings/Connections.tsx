import { CircleAlert } from 'lucide-react';
import { failureOf } from '../../engine/failureOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useConnections } from '../useConnections.ts';
import { CogForm } from './CogForm.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { t } from '../../messages/t.ts';

/** The services that run models, and their tokens. */
export function Connections(): React.JSX.Element {
  const { data, isError, error } = useConnections();
  return (
    <SettingsPart
      title={t('settings.connections.connections')}
      hint={t('settings.connections.tokenKeptYour')}
    >
      {isError && (
        <EmptyState
          tone="danger"
          icon={CircleAlert}
          title={t('common.connectionsFailed')}
          hint={failureOf(error).message}
        />
      )}
      {data === undefined && !isError && <Skeleton className="h-28 rounded-lg" />}
      {data !== undefined && (
        <ul className="divide-y divide-border rounded-lg border border-border">
          {data.map((connection) => (
            <ConnectionCard key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
      <CogForm />
    </SettingsPart>
  );
}
