import { Plus, Rocket } from 'lucide-react';
import type { Deployment } from '../../../../shared/domain/deployment.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useManage } from '../ManageContext.tsx';
import type { Column } from '../parts/columns.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { newKey, useChosen } from '../parts/useChosen.ts';
import { useListing } from '../../useListing.ts';
import { When } from '../parts/When.tsx';
import { DeploymentPane } from './DeploymentPane.tsx';
import { NewDeployment } from './NewDeployment.tsx';
import { t } from '../../../messages/t.ts';

function columns(): readonly Column<Deployment>[] {
  return [
    { id: 'name', title: t('common.name'), text: nameOf },
    {
      id: 'model',
      title: t('common.model'),
      text: ({ release }) => release?.model ?? '',
    },
    {
      id: 'hardware',
      title: t('common.hardware'),
      text: ({ release }) => release?.hardware ?? '',
      className: 'w-28 font-mono text-muted @max-lg:hidden',
    },
    {
      id: 'instances',
      title: t('deployments.deploymentsPage.instances'),
      text: ({ release }) =>
        release === null ? '' : `${release.minInstances} – ${release.maxInstances}`,
      sortBy: ({ release }) => release?.maxInstances ?? null,
      className: 'w-24 tabular text-muted',
    },
    {
      id: 'released',
      title: t('common.released'),
      text: ({ release }) => release?.createdAt ?? '',
      cell: ({ release }) => <When at={release?.createdAt ?? null} />,
      className: 'w-28 text-muted @max-md:hidden',
    },
  ];
}

function nameOf({ owner, name }: Deployment): string {
  return `${owner}/${name}`;
}

/** Versions that are kept on hardware of one's own choice. */
export function DeploymentsPage(): React.JSX.Element {
  const engine = useEngine();
  const { provider } = useManage();
  const { chosen, choose, close, reset } = useChosen();
  const listing = useListing<Deployment>({
    key: resourceKey(provider, 'deployments', 'pages'),
    fetchPage: (cursor, signal) =>
      engine.resources.deployments.list({ provider, ...cursor }, { signal }),
  });
  const found = listing.items?.find((item) => nameOf(item) === chosen);
  const create = (): void => choose(newKey);
  return (
    <ListPage
      title={t('manage.sections.deployments')}
      listing={listing}
      columns={columns()}
      keyOf={nameOf}
      chosen={chosen}
      onChoose={(item) => choose(nameOf(item))}
      actions={
        <Button kind="primary" icon={Plus} data-new onClick={create}>
          {t('deployments.deploymentsPage.newDeployment')}
        </Button>
      }
      empty={
        <EmptyState
          icon={Rocket}
          title={t('deployments.deploymentsPage.noDeploymentsYet')}
          hint={t('deployments.deploymentsPage.deploymentKeepsVersion')}
        >
          <Button onClick={create}>{t('deployments.deploymentsPage.createDeployment')}</Button>
        </EmptyState>
      }
      pane={
        chosen === newKey ? (
          <NewDeployment onClose={close} onCreated={(made) => reset(nameOf(made))} />
        ) : (
          found !== undefined && (
            <DeploymentPane
              key={chosen}
              deployment={found}
              onClose={close}
              onDeleted={() => reset(null)}
            />
          )
        )
      }
    />
  );
}
