import { useMutation } from '@tanstack/react-query';
import { Pencil, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Deployment, DeploymentRelease } from '../../../../shared/domain/deployment.ts';
import { addModelNode } from '../../../actions/edits/addModelNode.ts';
import { useApp } from '../../../engine/AppContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatPlural } from '../../format.ts';
import { useManage } from '../ManageContext.tsx';
import { CopyText } from '../parts/CopyText.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useAct } from '../parts/useAct.ts';
import { When } from '../parts/When.tsx';
import { EditDeployment } from './EditDeployment.tsx';

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
      title: `Delete the deployment ${title}?`,
      message: `What calls ${title} stops working, and it cannot be brought back. A deployment can be deleted only when it was offline and unused for 15 minutes: set its instances to 0 first.`,
      verb: 'Delete',
    },
    act: () => app.client.resources.deployments.delete({ provider, owner, name }),
    done: `Deleted the deployment ${title}.`,
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
              Place on canvas
            </Button>
          )}
          {release !== null && (
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              Edit
            </Button>
          )}
          <Button
            icon={Trash2}
            kind="danger-quiet"
            className="ml-auto"
            busy={remove.isPending}
            onClick={() => remove.mutate()}
          >
            Delete
          </Button>
        </>
      }
    >
      {release === null ? (
        <p className="text-sm text-muted">It has no release: nothing runs under this name.</p>
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
        { name: 'Model', value: release.model },
        { name: 'Version', value: <CopyText text={release.version} what="the version id" /> },
        { name: 'Hardware', value: <CopyText text={release.hardware} what="the SKU" /> },
        { name: 'Always kept', value: formatPlural(release.minInstances, 'instance') },
        { name: 'At most', value: formatPlural(release.maxInstances, 'instance') },
        { name: 'Release', value: `number ${release.number}` },
        { name: 'Released', value: <When at={release.createdAt} /> },
        ...(release.createdBy === null ? [] : [{ name: 'By', value: release.createdBy }]),
      ]}
    />
  );
}
