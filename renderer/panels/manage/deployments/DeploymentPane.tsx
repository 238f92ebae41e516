import { useMutation } from '@tanstack/react-query';
import { Pencil, SquareArrowOutUpRight } from 'lucide-react';
import { useState } from 'react';
import type { Deployment, DeploymentRelease } from '../../../../shared/domain/deployment.ts';
import { addModelNode } from '../../../actions/edits/addModelNode.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { useManage } from '../ManageContext.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useAct } from '../parts/useAct.ts';
import { When } from '../parts/When.tsx';
import { EditDeployment } from './EditDeployment.tsx';
import { t } from '../../../messages/t.ts';
import { DeleteButton } from '../parts/DeleteButton.tsx';

type Props = {
  readonly deployment: Deployment;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
};

/** One deployment: what it runs, to change or to delete. */
export function DeploymentPane({ deployment, onClose, onDeleted }: Props): React.JSX.Element {
  const app = useApp();
  const { provider, close } = useManage();
  const [isEditing, setEditing] = useState(false);
  const { owner, name, release } = deployment;
  const title = `${owner}/${name}`;
  const place = useMutation({
    mutationFn: () => addModelNode(app, { provider, deployment: title }),
    onSuccess: close,
    onError: (error) => app.notify({ kind: 'error', message: failureOf(error).message }),
  });
  const remove = useAct({
    kind: 'deployments',
    ask: {
      title: t('deployments.deploymentPane.deleteDeployment', { title }),
      message: t('deployments.deploymentPane.whatCallsStops', { title }),
      verb: t('common.delete'),
    },
    act: () => app.client.resources.deployments.delete({ provider, owner, name }),
    done: t('deployments.deploymentPane.deletedDeployment', { title }),
    onDone: onDeleted,
  });
  if (isEditing && release !== null) {
    return (
      <EditDeployment deployment={deployment} release={release} onDone={() => setEditing(false)} />
    );
  }
  return (
    <Pane
      title={title}
      onClose={onClose}
      footer={
        <>
          {release !== null && (
            <Button
              kind="primary"
              icon={SquareArrowOutUpRight}
              busy={place.isPending}
              onClick={() => place.mutate()}
            >
              {t('common.placeOnCanvas')}
            </Button>
          )}
          {release !== null && (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t('deployments.deploymentPane.edit')}
            </Button>
          )}
          <DeleteButton act={remove} />
        </>
      }
    >
      {release === null ? (
        <p className="text-sm text-muted">{t('deployments.deploymentPane.hasNoRelease')}</p>
      ) : (
        <Release release={release} />
      )}
    </Pane>
  );
}

function Release({ release }: { readonly release: DeploymentRelease }): React.JSX.Element {
  return (
    <Facts
      facts={[
        { name: t('common.model'), value: release.model },
        {
          name: t('common.version'),
          value: <CopyText text={release.version} what={t('common.theVersionId')} />,
        },
        {
          name: t('common.hardware'),
          value: <CopyText text={release.hardware} what={t('common.theSku')} />,
        },
        {
          name: t('common.alwaysKept'),
          value: t('common.instances', { count: release.minInstances }),
        },
        {
          name: t('common.atMost'),
          value: t('common.instances', { count: release.maxInstances }),
        },
        {
          name: t('deployments.deploymentPane.release'),
          value: t('deployments.deploymentPane.releaseNumber', { number: release.number }),
        },
        { name: t('common.released'), value: <When at={release.createdAt} /> },
        ...(release.createdBy === null
          ? []
          : [{ name: t('deployments.deploymentPane.by'), value: release.createdBy }]),
      ]}
    />
  );
}
