import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { NamedSecret } from '../../../shared/api/types.ts';
import { findSecretRef, isSecretName } from '../../../shared/domain/secretRef.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { notify } from '../../ui/notify.ts';
import { Select } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { fieldAria, type FieldProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

const queryKey = ['secrets'];

/** A secret: its value goes to the keychain, and only its name into the pipeline. */
export function SecretWidget(props: FieldProps): ReactNode {
  const { value, onChange, field } = props;
  const engine = useEngine();
  const { data: kept = [] } = useQuery({ queryKey, queryFn: () => engine.secrets.list() });
  const reference = findSecretRef(value);
  if (reference !== undefined) {
    const known = kept.find(({ name }) => name === reference.secret);
    return (
      <div id={props.id} className="flex h-7 min-w-0 items-center gap-1.5">
        <KeyRound aria-hidden size={14} className="shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate text-sm">{reference.secret}</span>
        <span className="shrink-0 text-xs text-muted">
          {t(`nodes.secretWidget.${known?.place ?? 'missing'}`)}
        </span>
        <IconButton
          size="sm"
          label={t('nodes.secretWidget.useAnother', { title: field.title })}
          icon={X}
          onClick={() => onChange(undefined)}
        />
      </div>
    );
  }
  const there = kept.filter(({ place }) => place !== 'missing');
  return (
    <div className="flex flex-col gap-1">
      <NewSecret {...props} taken={kept} />
      {there.length > 0 && (
        <Select
          id={`${props.id}-kept`}
          label={t('nodes.secretWidget.keptSecret', { title: field.title })}
          value={null}
          placeholder={t('nodes.secretWidget.orUseOne')}
          items={there.map(({ name }) => ({ value: name, label: name }))}
          onChange={(secret) => onChange({ secret })}
        />
      )}
    </div>
  );
}

/** Keeps what was typed when the field is left, or by Enter. */
function NewSecret(props: FieldProps & { readonly taken: readonly NamedSecret[] }): ReactNode {
  const { onChange, invalid, field, taken } = props;
  const engine = useEngine();
  const queries = useQueryClient();
  const [draft, setDraft] = useState('');
  const keep = useMutation({
    mutationFn: (text: string) =>
      engine.secrets.set({ name: freeName(field.name, taken), value: text }),
    onSuccess: async ({ name }) => {
      setDraft('');
      await queries.invalidateQueries({ queryKey });
      onChange({ secret: name });
    },
    onError: (error) => notify({ kind: 'error', message: failureOf(error).message }),
  });
  const send = (): void => {
    if (draft !== '' && !keep.isPending) keep.mutate(draft);
  };
  return (
    <TextInput
      {...fieldAria(props)}
      type="password"
      autoComplete="new-password"
      value={draft}
      placeholder={t('nodes.secretWidget.goesKeychain')}
      invalid={invalid !== undefined}
      onChange={setDraft}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
      }}
    />
  );
}

/** A name that no secret has: that of the input, with a number where it is taken. */
function freeName(input: string, taken: readonly NamedSecret[]): string {
  const plain = isSecretName(input) ? input.slice(0, 56) : 'secret';
  const names = new Set(taken.map(({ name }) => name));
  let name = plain;
  for (let count = 2; names.has(name); count += 1) name = `${plain}-${count}`;
  return name;
}
