import { CircleAlert } from 'lucide-react';
import { failureOf } from '../../engine/failureOf.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useConnections } from '../useConnections.ts';
import { CogForm } from './CogForm.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { SettingsPart } from './SettingsPart.tsx';

/** The services that run models, and their tokens. */
export function Connections(): React.JSX.Element {
  const { data, isError, error } = useConnections();
  return (
    <SettingsPart
      title="Connections"
      hint="A token is kept in your system's keychain and never shown again, not even here. A token in the environment comes first."
    >
      {isError && (
        <EmptyState
          tone="danger"
          icon={CircleAlert}
          title="The connections cannot be shown"
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
