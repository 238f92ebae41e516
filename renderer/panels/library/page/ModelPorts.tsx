import { useMemo } from 'react';
import type { JsonObject } from '../../../../shared/domain/json.ts';
import type { InputPort, OutputPort } from '../../../../shared/domain/ports.ts';
import { portsFromSchema } from '../../../../shared/models/portsFromSchema.ts';
import { typeLabel } from '../../../canvas/portLook.ts';
import { TypeMark } from '../../../canvas/TypeMark.tsx';
import { Section } from '../../../ui/Section.tsx';
import { t } from '../../../messages/t.ts';

type Props = { readonly schema: JsonObject | null };

/** What the newest version takes and gives. */
export function ModelPorts({ schema }: Props): React.JSX.Element {
  const ports = useMemo(() => (schema === null ? undefined : portsFromSchema(schema)), [schema]);
  if (ports === undefined) {
    return (
      <Section title={t('library.modelPorts.inputsOutputs')}>
        <p className="text-sm text-muted">{t('library.modelPorts.nothingKnownThem')}</p>
      </Section>
    );
  }
  return (
    <>
      <PortSection title={t('common.inputs')} ports={ports.inputs} />
      <PortSection title={t('common.outputs')} ports={ports.outputs} />
    </>
  );
}

type Port = OutputPort & Partial<Pick<InputPort, 'required'>>;

function PortSection(props: {
  readonly title: string;
  readonly ports: readonly Port[];
}): React.JSX.Element {
  const { title, ports } = props;
  return (
    <Section title={title} folds="open">
      <ul className="flex flex-col gap-2">
        {ports.map((port) => (
          <PortItem key={port.name} port={port} />
        ))}
        {ports.length === 0 && (
          <li className="text-sm text-muted">{t('library.modelPorts.none')}</li>
        )}
      </ul>
    </Section>
  );
}

function PortItem({ port }: { readonly port: Port }): React.JSX.Element {
  return (
    <li>
      <p className="flex items-center gap-1.5">
        <TypeMark type={port.type} />
        <span className="min-w-0 truncate">{port.title}</span>
        {port.required === true && (
          <span className="text-danger" title={t('common.required')}>
            <span aria-hidden>*</span>
            <span className="sr-only">{t('common.requiredMark')}</span>
          </span>
        )}
        <span className="ml-auto shrink-0 text-sm text-muted">{typeLabel(port.type)}</span>
      </p>
      {port.description !== undefined && (
        <p className="ml-4.5 line-clamp-2 text-sm text-muted" title={port.description}>
          {port.description}
        </p>
      )}
    </li>
  );
}
