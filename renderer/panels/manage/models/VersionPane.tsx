import { useMutation } from '@tanstack/react-query';
import { SquareArrowOutUpRight } from 'lucide-react';
import type { ModelDetails, ModelVersion } from '../../../../shared/domain/model.ts';
import { portsFromSchema } from '../../../../shared/models/portsFromSchema.ts';
import { chooseModel } from '../../../actions/edits/chooseModel.ts';
import { typeLabel } from '../../../canvas/portLook.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { useManage } from '../ManageContext.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Pane } from '../parts/Pane.tsx';
import { PaneSection } from '../parts/PaneSection.tsx';
import { When } from '../parts/When.tsx';
import { useDeleteVersion } from './useDeleteVersion.ts';
import { t } from '../../../messages/t.ts';
import { DeleteButton } from '../parts/DeleteButton.tsx';

type Props = {
  readonly details: ModelDetails;
  readonly isOwn: boolean;
  readonly version: ModelVersion;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** One version: what it takes and gives, to place or to delete. */
export function VersionPane(props: Props): React.JSX.Element {
  const { details, version, isOwn, onClose, onDeleted } = props;
  const app = useApp();
  const { provider, close } = useManage();
  const model = `${details.owner}/${details.name}:${version.id}`;
  const place = useMutation({
    mutationFn: () => chooseModel(app, { provider, model, request: {} }),
    onSuccess: close,
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const remove = useDeleteVersion({ details, version, onDeleted });
  return (
    <Pane
      title={t('models.versionPane.version', { id: version.id.slice(0, 12) })}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="primary"
            icon={SquareArrowOutUpRight}
            busy={place.isPending}
            onClick={() => place.mutate()}
          >
            {t('common.placeOnCanvas')}
          </Button>
          {isOwn && <DeleteButton act={remove} />}
        </>
      }
    >
      <Facts
        facts={[
          {
            name: t('common.id'),
            value: <CopyText text={version.id} what={t('common.theVersionId')} />,
          },
          { name: t('common.created'), value: <When at={version.createdAt} /> },
          { name: 'Cog', value: version.cogVersion ?? t('models.versionPane.notSaid') },
        ]}
      />
      <Ports version={version} />
    </Pane>
  );
}

function Ports({ version }: { readonly version: ModelVersion }): React.JSX.Element {
  const { inputs, outputs } = portsFromSchema(version.schema ?? {});
  const rows = (ports: typeof inputs | typeof outputs): React.ReactNode =>
    ports.map((port) => (
      <li key={port.name} className="flex justify-between gap-3 py-0.5">
        <span className="min-w-0 truncate" title={port.description}>
          {port.title}
        </span>
        <span className="shrink-0 text-sm text-muted">{typeLabel(port.type)}</span>
      </li>
    ));
  return (
    <>
      <PaneSection title={t('common.inputs')}>
        <ul>{rows(inputs)}</ul>
      </PaneSection>
      <PaneSection title={t('common.outputs')}>
        <ul>{rows(outputs)}</ul>
      </PaneSection>
    </>
  );
}
