import { useQueryClient } from '@tanstack/react-query';
import { useApp } from '../../../engine/AppContext.tsx';
import { ChoiceField } from '../form/ChoiceField.tsx';
import { FormPane } from '../form/FormPane.tsx';
import { TextField } from '../form/TextField.tsx';
import { useForm } from '../form/useForm.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useAccount } from '../parts/useAccount.ts';
import { useHardwareItems } from '../parts/useHardwareItems.ts';
import { checkName } from '../parts/checkName.ts';
import { LinkFields } from './LinkFields.tsx';
import { changedTexts, checkLinks } from './modelLinks.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly onClose: () => void; readonly onCreated: (model: string) => void };

const noTexts = { description: '', githubUrl: '', paperUrl: '', licenseUrl: '' };
const initial = { name: '', visibility: 'private', hardware: '', ...noTexts };

function audiences() {
  return [
    { value: 'private', label: t('common.youOnly') },
    { value: 'public', label: t('common.everyone') },
  ];
}

/** Creates a model of one's own: a name and a place for versions. */
export function NewModel({ onClose, onCreated }: Props): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const { data: account } = useAccount();
  const hardware = useHardwareItems();
  const hardwareOf = (chosen: string): string => chosen || (hardware.items[0]?.value ?? '');
  const form = useForm({
    initial,
    check: (values) => ({
      name: checkName(values.name),
      hardware: hardwareOf(values.hardware) === '' ? t('common.chooseHardware') : undefined,
      ...checkLinks(values),
    }),
    send: async ({ name, visibility, hardware: chosen, ...texts }) => {
      const { username } = await queries.ensureQueryData({
        queryKey: resourceKey(provider, 'account'),
        queryFn: () => app.client.resources.account.get({ provider }),
      });
      const made = await app.client.resources.models.create({
        provider,
        owner: username,
        name: name.trim(),
        visibility: visibility === 'public' ? 'public' : 'private',
        hardware: hardwareOf(chosen),
        ...changedTexts(noTexts, texts),
      });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'models') });
      app.notify({
        kind: 'success',
        message: t('models.newModel.createdModel', { owner: made.owner, name: made.name }),
      });
      onCreated(`${made.owner}/${made.name}`);
    },
  });
  return (
    <FormPane
      title={t('models.modelsPage.newModel')}
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
        placeholder="my-model"
        {...(account === undefined
          ? {}
          : { hint: t('models.newModel.belongs', { username: account.username }) })}
      />
      <ChoiceField
        form={form}
        field="visibility"
        label={t('models.newModel.whoMayRun')}
        items={audiences()}
        hint={t('models.newModel.onlyPrivateModel')}
      />
      <ChoiceField
        form={{
          ...form,
          values: { ...form.values, hardware: hardwareOf(form.values.hardware) },
        }}
        field="hardware"
        label={t('common.hardware')}
        items={hardware.items}
        problem={hardware.problem}
        isRequired
      />
      <LinkFields form={form} />
    </FormPane>
  );
}
