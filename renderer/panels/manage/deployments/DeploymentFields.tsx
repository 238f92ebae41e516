import type { ModelVersion } from '../../../../shared/domain/model.ts';
import { ChoiceField } from '../form/ChoiceField.tsx';
import { TextField } from '../form/TextField.tsx';
import type { Form } from '../form/useForm.ts';
import { useHardwareItems } from '../parts/useHardwareItems.ts';
import { versionItem, type TypedVersions } from '../parts/useVersions.ts';
import { instanceLimits, type DeploymentValues } from './deploymentValues.ts';

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
    : [...listed, { value: current.id, label: current.id.slice(0, 12), hint: 'released now' }];
  return (
    <>
      <ChoiceField
        form={form}
        field="version"
        label="Version"
        items={versions}
        isRequired
        placeholder={typed.isLoading ? 'Looking for versions…' : placeholderFor(versions.length)}
        problem={versions.length === 0 ? typed.problem : undefined}
      />
      <ChoiceField
        form={form}
        field="hardware"
        label="Hardware"
        items={hardware.items}
        problem={hardware.problem}
        isRequired
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          form={form}
          field="minInstances"
          label="Always kept"
          inputMode="numeric"
          hint={`0 to ${instanceLimits.minInstances} instances. Kept ones cost money while they idle, too.`}
        />
        <TextField
          form={form}
          field="maxInstances"
          label="At most"
          inputMode="numeric"
          hint={`Up to ${instanceLimits.maxInstances}, started as they are needed.`}
        />
      </div>
    </>
  );
}

function placeholderFor(count: number): string {
  return count === 0 ? 'Name the model first' : 'Choose a version';
}
