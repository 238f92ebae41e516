import { useQueryClient } from '@tanstack/react-query';
import type { Deployment, DeploymentRelease } from '../../../../shared/domain/deployment.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { FormPane } from '../form/FormPane.tsx';
import { useForm } from '../form/useForm.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useVersions } from '../parts/useVersions.ts';
import { DeploymentFields } from './DeploymentFields.tsx';
import { changedSettings, checkDeployment, toSettings } from './deploymentValues.ts';
import { useAskToKeep } from './useAskToKeep.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly deployment: Deployment;
  readonly release: DeploymentRelease;
  readonly onDone: () => void;
};

/** Changes what a deployment runs; every change is a new release. */
export function EditDeployment({ deployment, release, onDone }: Props): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider, leave } = useManage();
  const askToKeep = useAskToKeep();
  const typed = useVersions(release.model);
  const { owner, name } = deployment;
  const form = useForm({
    initial: {
      name,
      model: release.model,
      version: release.version,
      hardware: release.hardware,
      minInstances: String(release.minInstances),
      maxInstances: String(release.maxInstances),
    },
    check: (values) => checkDeployment(values, false),
    send: async (values) => {
      const changes = changedSettings(release, toSettings(values));
      if (!(await askToKeep(name, changes.minInstances ?? 0))) return;
      await app.client.resources.deployments.update({ provider, owner, name, changes });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'deployments') });
      app.notify({
        kind: 'success',
        message: t('deployments.editDeployment.changedDeployment', { owner, name }),
      });
      onDone();
    },
  });
  return (
    <FormPane
      title={t('deployments.editDeployment.edit', { owner, name })}
      verb={t('deployments.editDeployment.saveAsNew')}
      onClose={() => leave(onDone)}
      onSubmit={form.submit}
      isBusy={form.isBusy}
      isDisabled={!form.isChanged}
      others={form.others}
      error={form.error}
    >
      <DeploymentFields
        form={form}
        typed={typed}
        current={{ id: release.version, createdAt: null }}
      />
    </FormPane>
  );
}
