import { Settings } from 'lucide-react';
import { useUi } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useManage } from './ManageContext.tsx';
import { CopyText } from './parts/CopyText.tsx';
import { Facts } from './parts/Facts.tsx';
import { FailureState } from './parts/FailureState.tsx';
import { useAccount } from './parts/useAccount.ts';
import { t } from '../../messages/t.ts';

function types(): { readonly [type: string]: string } {
  return {
    user: t('manage.accountPage.person'),
    organization: t('manage.accountPage.organization'),
  };
}

/** Whose token it is. */
export function AccountPage(): React.JSX.Element {
  const { provider, providerTitle } = useManage();
  const showDialog = useUi((state) => state.showDialog);
  const { data, isError, error, refetch } = useAccount();
  if (isError) {
    return (
      <FailureState
        title={t('manage.accountPage.accountCouldNot')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <section
      aria-label={t('manage.sections.account')}
      className="flex max-w-xl flex-col gap-4 overflow-y-auto p-4"
    >
      <h2 className="text-lg font-semibold">{t('manage.sections.account')}</h2>
      {data === undefined ? (
        <Skeleton className="h-24 rounded-lg" />
      ) : (
        <div className="rounded-lg border border-border p-4">
          <Facts
            facts={[
              {
                name: t('manage.accountPage.userName'),
                value: <CopyText text={data.username} what={t('manage.accountPage.theUserName')} />,
              },
              ...(data.name === null ? [] : [{ name: t('common.name'), value: data.name }]),
              { name: t('manage.accountPage.is'), value: types()[data.type] ?? data.type },
              { name: t('manage.accountPage.service'), value: providerTitle },
            ]}
          />
        </div>
      )}
      {provider === 'builtin' ? (
        <p className="text-sm text-muted">{t('manage.accountPage.builtModelsRun')}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{t('manage.accountPage.tokenBelongsAccount')}</p>
          <div>
            <Button icon={Settings} onClick={() => showDialog({ kind: 'settings' })}>
              {t('manage.accountPage.changeToken')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
