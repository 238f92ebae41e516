import { ownValue, type JsonObject } from '../../../../shared/domain/json.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { FieldRow } from '../../inspector/FieldRow.tsx';
import { ChoiceField } from '../form/ChoiceField.tsx';
import { FormPane } from '../form/FormPane.tsx';
import { TextField } from '../form/TextField.tsx';
import { Pane } from '../parts/Pane.tsx';
import { useAccount } from '../parts/useAccount.ts';
import { versionItem } from '../parts/useVersions.ts';
import { useTrainingForm, type TrainingFormState } from './useTrainingForm.ts';
import { t } from '../../../messages/t.ts';

type Props = { readonly onClose: () => void; readonly onStarted: (id: string) => void };

/** Starts a training: what is trained, into which model, with what. */
export function TrainingForm(props: Props): React.JSX.Element {
  const account = useAccount();
  if (account.isPending) {
    return (
      <Pane title={t('trainings.trainingsPage.newTraining')} onClose={props.onClose}>
        <Skeleton className="h-40" />
      </Pane>
    );
  }
  const owner = account.data?.username;
  return <Fields {...props} destination={owner === undefined ? '' : `${owner}/`} />;
}

type FieldsProps = Props & { readonly destination: string };

function Fields({ onClose, onStarted, destination }: FieldsProps): React.JSX.Element {
  const state = useTrainingForm(destination, onStarted);
  const { form } = state;
  return (
    <FormPane
      title={t('trainings.trainingsPage.newTraining')}
      verb={t('trainings.trainingForm.startTraining')}
      onClose={onClose}
      onSubmit={form.submit}
      isBusy={form.isBusy}
      others={form.others}
      error={form.error}
    >
      <BaseFields state={state} />
      <TextField
        form={form}
        field="destination"
        label={t('trainings.trainingForm.destination')}
        placeholder="owner/name"
        isMono
        isRequired
        hint={t('trainings.trainingForm.modelYoursGets')}
      />
      <ChoiceField
        form={form}
        field="hardware"
        label={t('trainings.trainingForm.hardwareIfDestination')}
        items={state.hardware.items}
        problem={state.hardware.problem}
      />
      <InputFields state={state} />
    </FormPane>
  );
}

function BaseFields({ state }: { readonly state: TrainingFormState }): React.JSX.Element {
  const { form, typed, trainable } = state;
  const cannotTrain =
    typed.versions.length > 0 && trainable.length === 0
      ? t('trainings.trainingForm.noVersionModel')
      : undefined;
  return (
    <>
      <TextField
        form={form}
        field="model"
        label={t('trainings.trainingForm.modelTrain')}
        placeholder="owner/name"
        isMono
        isRequired
        hint={t('trainings.trainingForm.modelTrainerSuch')}
      />
      <ChoiceField
        form={form}
        field="version"
        label={t('common.version')}
        items={trainable.map(versionItem)}
        placeholder={typed.isLoading ? t('common.lookingForVersions') : t('common.nameModelFirst')}
        problem={typed.problem ?? cannotTrain}
        isRequired
      />
    </>
  );
}

function InputFields({ state }: { readonly state: TrainingFormState }): React.ReactNode {
  const { form, ports, inputs, setInput } = state;
  return ports.map((port) => (
    <FieldRow
      key={port.name}
      id={`training-${port.name}`}
      field={port}
      type={port.type}
      required={port.required}
      value={valueAt(inputs, port.name)}
      onChange={(value) => setInput(port.name, value)}
      {...faultOf(ownValue(form.faults, port.name))}
    />
  ));
}

function valueAt(inputs: JsonObject, name: string): JsonObject[string] | undefined {
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

function faultOf(fault: string | undefined): { readonly fault?: string } {
  return fault === undefined ? {} : { fault };
}
