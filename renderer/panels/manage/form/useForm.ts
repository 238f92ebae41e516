import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../../../engine/failureOf.ts';
import { useUnsaved } from '../ManageContext.tsx';
import { sortRefusal, type Faults } from './fieldFaults.ts';

/** The state of a form whose fields are texts. */
export type Form<V> = {
  readonly values: V;
  readonly set: (field: keyof V & string, value: string) => void;
  /** Forgets what was refused at a field that is kept elsewhere. */
  readonly forgive: (field: string) => void;
  /** Shown from the first attempt to send on. */
  readonly faults: Faults;
  /** What was refused and belongs to no field. */
  readonly others: readonly string[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly isChanged: boolean;
  readonly submit: () => void;
};

type Options<V> = {
  readonly initial: V;
  /** Says what is wrong before anything is sent. */
  readonly check: (values: V) => Faults;
  /** Sends, and goes on from there; what it throws is shown, and the form stays as it is. */
  readonly send: (values: V) => Promise<void>;
  /** Names of fields that are no texts and kept elsewhere: refusals are sorted to them too. */
  readonly others?: readonly string[];
};

/** A form that is checked at its fields, keeps what was typed when it is refused, and sorts a refusal to its fields. */
export function useForm<V extends { readonly [field: string]: string }>(
  options: Options<V>,
): Form<V> {
  const { check, send, others = [] } = options;
  const [initial] = useState(options.initial);
  const [values, setValues] = useState(initial);
  const [hasTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Faults>({});
  const names = Object.keys(initial);
  const fields = [...names, ...others];
  const sending = useMutation({
    mutationFn: send,
    onError: (error) => setRefused(sortRefusal(failureOf(error), fields).faults),
  });
  const isChanged = names.some((name) => values[name] !== initial[name]);
  useUnsaved(isChanged && !sending.isPending);
  const own = check(values);
  const forgive = (field: string): void =>
    setRefused((before) => ({ ...before, [field]: undefined }));
  return {
    values,
    set: (field, value) => {
      setValues((before) => ({ ...before, [field]: value }));
      forgive(field);
    },
    forgive,
    faults: { ...refused, ...(hasTried ? onlySet(own) : {}) },
    others: sending.isError ? sortRefusal(failureOf(sending.error), fields).others : [],
    error: sending.error,
    isBusy: sending.isPending,
    isChanged,
    submit: () => {
      setTried(true);
      setRefused({});
      if (Object.keys(onlySet(own)).length === 0) sending.mutate(values);
    },
  };
}

function onlySet(faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}
