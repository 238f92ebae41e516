import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Deployment } from '../../../../shared/domain/deployment.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { FormPane } from '../form/FormPane.tsx';
import { TextField } from '../form/TextField.tsx';
import { useForm } from '../form/useForm.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useHardwareItems } from '../parts/useHardwareItems.ts';
import { useVersions } from '../parts/useVersions.ts';
import { DeploymentFields } from './DeploymentFields.tsx';
import { checkDeployment, toSettings, type DeploymentValues } from './deploymentValues.ts';
import { useAskToKeep } from './useAskToKeep.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly onClose: () => void;
  readonly onCreated: (deployment: Deployment) => void;
};

const initial: DeploymentValues = {
  name: '',
  model: '',
  version: '',
  hardware: '',
  minInstances: '0',
  maxInstances: '1',
};

/** Creates a deployment. */
export function NewDeployment({ onClose, onCreated }: Props): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const askToKeep = useAskToKeep();
  const [model, setModel] = useState('');
  const typed = useVersions(model);
  const hardware = useHardwareItems();
  // The newest version and the first hardware are chosen until the person chooses.
  const fill = (values: DeploymentValues): DeploymentValues => ({
    ...values,
    version: typed.versions.some(({ id }) => id === values.version)
      ? values.version
      : (typed.versions[0]?.id ?? ''),
    hardware: values.hardware || (hardware.items[0]?.value ?? ''),
  });
  const form = useForm({
    initial,
    check: (values) => checkDeployment(fill(values), true),
    send: async (values) => {
      const settings = toSettings(fill(values));
      const name = values.name.trim();
      if (!(await askToKeep(name, settings.minInstances))) return;
      const made = await app.client.resources.deployments.create({
        provider,
        name,
        model: values.model.trim(),
        ...settings,
      });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'deployments') });
      app.notify({
        kind: 'success',
        message: t('deployments.newDeployment.createdDeployment', {
          owner: made.owner,
          name: made.name,
        }),
      });
      onCreated(made);
    },
  });
  const filled = { ...form, values: fill(form.values) };
  return (
    <FormPane
      title={t('deployments.deploymentsPage.newDeployment')}
      verb={t('common.create')}
      onClose={onClose}
      onSubmit={form.submit}
      isBusy={form.isBusy}
      others={form.others}
      error={form.error}
    >
      <TextField
        form={form}
        field="name"
        label={t('common.name')}
        isMono
        isRequired
        placeholder="my-deployment"
      />
      <TextField
        form={{
          ...form,
          set: (field, value) => {
            form.set(field, value);
            setModel(value);
          },
        }}
        field="model"
        label={t('common.model')}
        isMono
        isRequired
        placeholder="owner/name"
      />
      <DeploymentFields form={filled} typed={typed} />
    </FormPane>
  );
}
