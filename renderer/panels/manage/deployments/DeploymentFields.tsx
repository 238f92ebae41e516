import type { ModelVersion } from '../../../../shared/domain/model.ts';
import { ChoiceField } from '../form/ChoiceField.tsx';
import { TextField } from '../form/TextField.tsx';
import type { Form } from '../form/useForm.ts';
import { useHardwareItems } from '../parts/useHardwareItems.ts';
import { versionItem, type TypedVersions } from '../parts/useVersions.ts';
import { instanceLimits, type DeploymentValues } from './deploymentValues.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly form: Form<DeploymentValues>;
  readonly typed: TypedVersions;
  /** The version that is released now: it may be older than those that are listed. */
  readonly current?: Pick<ModelVersion, 'id' | 'createdAt'>;
};

/** What can be chosen of a deployment, new or not. */
export function DeploymentFields({ form, typed, current }: Props): React.JSX.Element {
  const hardware = useHardwareItems();
  const listed = typed.versions.map(versionItem);
  const hasCurrent = current === undefined || listed.some((item) => item.value === current.id);
  const versions = hasCurrent
    ? listed
    : [
        ...listed,
        {
          value: current.id,
          label: current.id.slice(0, 12),
          hint: t('deployments.deploymentFields.releasedNow'),
        },
      ];
  return (
    <>
      <ChoiceField
        form={form}
        field="version"
        label={t('common.version')}
        items={versions}
        isRequired
        placeholder={
          typed.isLoading ? t('common.lookingForVersions') : placeholderFor(versions.length)
        }
        problem={versions.length === 0 ? typed.problem : undefined}
      />
      <ChoiceField
        form={form}
        field="hardware"
        label={t('common.hardware')}
        items={hardware.items}
        problem={hardware.problem}
        isRequired
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          form={form}
          field="minInstances"
          label={t('common.alwaysKept')}
          inputMode="numeric"
          hint={t('deployments.deploymentFields.keptHint', {
            limit: instanceLimits.minInstances,
          })}
        />
        <TextField
          form={form}
          field="maxInstances"
          label={t('common.atMost')}
          inputMode="numeric"
          hint={t('deployments.deploymentFields.mostHint', {
            limit: instanceLimits.maxInstances,
          })}
        />
      </div>
    </>
  );
}

function placeholderFor(count: number): string {
  return count === 0 ? t('common.nameModelFirst') : t('deployments.deploymentFields.chooseVersion');
}
