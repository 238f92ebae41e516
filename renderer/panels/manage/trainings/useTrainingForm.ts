import { useState } from 'react';
import type { Json, JsonObject } from '../../../../shared/domain/json.ts';
import { parseModelRef, type ModelVersion } from '../../../../shared/domain/model.ts';
import type { InputPort } from '../../../../shared/domain/ports.ts';
import type { Faults } from '../form/fieldFaults.ts';
import { useForm, type Form } from '../form/useForm.ts';
import { useHardwareItems } from '../parts/useHardwareItems.ts';
import { useVersions, type TypedVersions } from '../parts/useVersions.ts';
import { checkTrainingInputs, findTrainingPorts } from './trainingInputs.ts';
import { useStartTraining } from './useStartTraining.ts';
import { t } from '../../../messages/t.ts';

type Values = {
  readonly model: string;
  readonly version: string;
  readonly destination: string;
  readonly hardware: string;
};

/** Everything that the form of a training shows. */
export type TrainingFormState = {
  /** Its version and hardware are filled with the first choice until a person chooses. */
  readonly form: Form<Values>;
  readonly typed: TypedVersions;
  readonly trainable: readonly ModelVersion[];
  readonly hardware: ReturnType<typeof useHardwareItems>;
  /** The inputs of the training of the chosen version. */
  readonly ports: readonly InputPort[];
  readonly inputs: JsonObject;
  readonly setInput: (name: string, value: Json | undefined) => void;
};

/** Keeps the form of a training, checks it and starts the training. */
export function useTrainingForm(
  destination: string,
  onStarted: (id: string) => void,
): TrainingFormState {
  const [model, setModel] = useState('');
  const [inputs, setInputs] = useState<JsonObject>({});
  const typed = useVersions(model);
  const hardware = useHardwareItems();
  const start = useStartTraining();
  const trainable = typed.versions.filter(({ schema }) => findTrainingPorts(schema) !== undefined);
  const findVersion = (id: string): ModelVersion | undefined =>
    trainable.find((version) => version.id === id) ?? trainable[0];
  const portsOf = (id: string): readonly InputPort[] =>
    findTrainingPorts(findVersion(id)?.schema ?? null) ?? [];
  const fill = (values: Values): Values => ({
    ...values,
    version: findVersion(values.version)?.id ?? '',
    hardware: values.hardware || (hardware.items[0]?.value ?? ''),
  });
  const form = useForm<Values>({
    initial: { model: '', version: '', destination, hardware: '' },
    others: trainable.flatMap(({ id }) => portsOf(id).map(({ name }) => name)),
    check: (values) => ({
      ...checkNames(fill(values)),
      ...checkTrainingInputs(portsOf(values.version), inputs),
    }),
    send: async (typedValues) => {
      const values = fill(typedValues);
      const base = parseModelRef(values.model);
      if (base === undefined) return;
      const id = await start({
        base: { owner: base.owner, name: base.name, version: values.version },
        destination: values.destination.trim(),
        hardware: values.hardware,
        ports: portsOf(values.version),
        inputs,
      });
      if (id !== null) onStarted(id);
    },
  });
  const { version } = form.values;
  return {
    typed,
    trainable,
    hardware,
    ports: portsOf(version),
    inputs,
    form: {
      ...form,
      values: fill(form.values),
      set: (field, value) => {
        form.set(field, value);
        if (field === 'model') setModel(value);
      },
    },
    setInput: (name, value) => {
      const { [name]: _before, ...rest } = inputs;
      setInputs(value === undefined ? rest : { ...rest, [name]: value });
      form.forgive(name);
    },
  };
}

function checkNames({ model, version, destination }: Values): Faults {
  return {
    model: parseModelRef(model) === undefined ? t('common.writeAsOwner') : undefined,
    version: version === '' ? t('common.chooseVersion') : undefined,
    destination: parseModelRef(destination) === undefined ? t('common.writeAsOwner') : undefined,
  };
}
