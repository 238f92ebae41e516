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

type Props = { readonly onClose: () => void; readonly onCreated: (model: string) => void };

const noTexts = { description: '', githubUrl: '', paperUrl: '', licenseUrl: '' };
const initial = { name: '', visibility: 'private', hardware: '', ...noTexts };

const audiences = [
  { value: 'private', label: 'You only' },
  { value: 'public', label: 'Everyone' },
];

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
      hardware: hardwareOf(values.hardware) === '' ? 'Choose the hardware.' : undefined,
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
      app.notify({ kind: 'success', message: `Created the model ${made.owner}/${made.name}.` });
      onCreated(`${made.owner}/${made.name}`);
    },
  });
  return (
    <FormPane
      title="New model"
      verb="Create"
      onClose={onClose}
      onSubmit={form.submit}
      isBusy={form.isBusy}
      others={form.others}
      error={form.error}
    >
      <TextField
        form={form}
        field="name"
        label="Name"
        isMono
        isRequired
        placeholder="my-model"
        {...(account === undefined ? {} : { hint: `It belongs to ${account.username}.` })}
      />
      <ChoiceField
        form={form}
        field="visibility"
        label="Who may run it"
        items={audiences}
        hint="Only a private model can be deleted later."
      />
      <ChoiceField
        form={{
          ...form,
          values: { ...form.values, hardware: hardwareOf(form.values.hardware) },
        }}
        field="hardware"
        label="Hardware"
        items={hardware.items}
        problem={hardware.problem}
        isRequired
      />
      <LinkFields form={form} />
    </FormPane>
  );
}
