import { Settings } from 'lucide-react';
import { useUi } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useManage } from './ManageContext.tsx';
import { CopyText } from './parts/CopyText.tsx';
import { Facts } from './parts/Facts.tsx';
import { FailureState } from './parts/FailureState.tsx';
import { useAccount } from './parts/useAccount.ts';

const types: { readonly [type: string]: string } = {
  user: 'A person',
  organization: 'An organization',
};

/** Whose token it is. */
export function AccountPage(): React.JSX.Element {
  const { provider, providerTitle } = useManage();
  const showDialog = useUi((state) => state.showDialog);
  const { data, isError, error, refetch } = useAccount();
  if (isError) {
    return (
      <FailureState
        title="The account could not be read"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <section aria-label="Account" className="flex max-w-xl flex-col gap-4 overflow-y-auto p-4">
      <h2 className="text-lg font-semibold">Account</h2>
      {data === undefined ? (
        <Skeleton className="h-24 rounded-lg" />
      ) : (
        <div className="rounded-lg border border-border p-4">
          <Facts
            facts={[
              { name: 'User name', value: <CopyText text={data.username} what="the user name" /> },
              ...(data.name === null ? [] : [{ name: 'Name', value: data.name }]),
              { name: 'Is', value: types[data.type] ?? data.type },
              { name: 'Service', value: providerTitle },
            ]}
          />
        </div>
      )}
      {provider === 'builtin' ? (
        <p className="text-sm text-muted">
          The built-in models run on this computer: they need no token and cost nothing.
        </p>
      ) : (
        <>
          <p className="text-sm text-muted">
            The token belongs to this account: what it makes is kept there, and what it costs is
            billed to it. The token itself is never shown.
          </p>
          <div>
            <Button icon={Settings} onClick={() => showDialog({ kind: 'settings' })}>
              Change the token
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
