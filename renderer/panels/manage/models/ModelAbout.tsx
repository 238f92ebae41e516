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
import { formatNumber } from '../../../messages/language.ts';
import { t } from '../../../messages/t.ts';

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
      app.notify({
        kind: 'success',
        message: t('models.modelAbout.changedModel', { owner, name }),
      });
    },
  });
  return (
    <form
      noValidate
      aria-label={t('models.modelAbout.aboutModel')}
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
          {t('common.save')}
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
    <section
      aria-label={t('models.modelAbout.deleteModel')}
      className="border-t border-border pt-4"
    >
      <h3 className="text-base font-semibold">{t('models.modelAbout.deleteModel')}</h3>
      <p className="mt-0.5 mb-2 text-sm text-muted">
        {obstacle ?? t('models.modelAbout.privateModelWithout')}
      </p>
      <Button
        icon={Trash2}
        kind="danger-quiet"
        disabled={obstacle !== undefined}
        onClick={() => setAsking(true)}
      >
        {t('models.modelAbout.delete')}
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
  if (visibility === 'public') return t('models.modelAbout.publicModelCannot');
  if (latestVersion !== null) return t('models.modelAbout.onlyModelWithout');
  return undefined;
}

function ReadOnly({ details }: Pick<Props, 'details'>): React.JSX.Element {
  const links = [
    { name: t('common.source'), value: details.githubUrl },
    { name: t('common.paper'), value: details.paperUrl },
    { name: t('common.licence'), value: details.licenseUrl },
  ];
  return (
    <div className="flex max-w-xl flex-col gap-4 p-4">
      <p className="text-sm text-muted">
        {t('models.modelAbout.modelBelongsTexts', { owner: details.owner })}
      </p>
      <Facts
        facts={[
          { name: t('common.description'), value: details.description },
          { name: t('common.runCount'), value: formatNumber(details.runCount) },
          ...links.filter(({ value }) => value !== null),
        ]}
      />
    </div>
  );
}
