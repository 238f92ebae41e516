import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../form/FormPane.tsx';
import { useForm } from '../form/useForm.ts';
import { useManage } from '../ManageContext.tsx';
import { Facts } from '../parts/Facts.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { DeleteModelDialog } from './DeleteModelDialog.tsx';
import { LinkFields } from './LinkFields.tsx';
import { changedTexts, checkLinks, textsOf } from './modelLinks.ts';

type Props = {
  readonly details: ModelDetails;
  readonly isOwn: boolean;
  readonly onDeleted: () => void;
};

/** What a model says about itself: to change where it is one's own, and to delete. */
export function ModelAbout({ details, isOwn, onDeleted }: Props): React.JSX.Element {
  if (!isOwn) return <ReadOnly details={details} />;
  return (
    <div className="flex max-w-xl flex-col gap-6 p-4">
      <AboutForm key={JSON.stringify(textsOf(details))} details={details} />
      <DeletePart details={details} onDeleted={onDeleted} />
    </div>
  );
}

function AboutForm({ details }: Pick<Props, 'details'>): React.JSX.Element {
  const app = useApp();
  const queries = useQueryClient();
  const { provider } = useManage();
  const { owner, name } = details;
  const form = useForm({
    initial: textsOf(details),
    check: checkLinks,
    send: async (values) => {
      const changes = changedTexts(textsOf(details), values);
      await app.client.resources.models.update({ provider, owner, name, changes });
      await queries.invalidateQueries({ queryKey: resourceKey(provider, 'models') });
      app.notify({ kind: 'success', message: `Changed the model ${owner}/${name}.` });
    },
  });
  return (
    <form
      noValidate
      aria-label="About the model"
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <LinkFields form={form} />
      <Refused others={form.others} error={form.error} />
      <div>
        <Button kind="primary" submits busy={form.isBusy} disabled={!form.isChanged}>
          Save
        </Button>
      </div>
    </form>
  );
}

function DeletePart({
  details,
  onDeleted,
}: Pick<Props, 'details' | 'onDeleted'>): React.JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const obstacle = obstacleOf(details);
  return (
    <section aria-label="Delete the model" className="border-t border-border pt-4">
      <h3 className="text-base font-semibold">Delete the model</h3>
      <p className="mt-0.5 mb-2 text-sm text-muted">
        {obstacle ?? 'A private model without versions can be deleted. It cannot be brought back.'}
      </p>
      <Button
        icon={Trash2}
        kind="danger-quiet"
        disabled={obstacle !== undefined}
        onClick={() => setAsking(true)}
      >
        Delete…
      </Button>
      {isAsking && (
        <DeleteModelDialog
          details={details}
          onClose={() => setAsking(false)}
          onDeleted={onDeleted}
        />
      )}
    </section>
  );
}

/** Why the provider would refuse to delete it (replicate-api.md, models.delete). */
function obstacleOf({ visibility, latestVersion }: ModelDetails): string | undefined {
  if (visibility === 'public') return 'A public model cannot be deleted.';
  if (latestVersion !== null)
    return 'Only a model without versions can be deleted: delete its versions first.';
  return undefined;
}

function ReadOnly({ details }: Pick<Props, 'details'>): React.JSX.Element {
  const links = [
    { name: 'Source', value: details.githubUrl },
    { name: 'Paper', value: details.paperUrl },
    { name: 'Licence', value: details.licenseUrl },
  ];
  return (
    <div className="flex max-w-xl flex-col gap-4 p-4">
      <p className="text-sm text-muted">
        This model belongs to {details.owner}: its texts can be read, not changed.
      </p>
      <Facts
        facts={[
          { name: 'Description', value: details.description },
          { name: 'Runs', value: details.runCount.toLocaleString() },
          ...links.filter(({ value }) => value !== null),
        ]}
      />
    </div>
  );
}
