import { Command } from 'cmdk';
import { Box, CornerDownLeft, History, Server, type LucideIcon } from 'lucide-react';
import type { Reference } from '../../../shared/models/reference.ts';
import { shownType } from '../../nodes/shown/shownType.ts';
import { describeReference } from '../../actions/edits/describeReference.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { formatCount } from '../format.ts';
import { nodeTypeIcon } from '../nodeTypeIcon.ts';
import { providerTitle, type PaletteEntry } from './paletteEntry.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly entry: PaletteEntry;
  /** Its model is being fetched. */
  readonly busy: boolean;
  readonly onChoose: () => void;
};

/** One entry of the palette. */
export function PaletteRow({ entry, busy, onChoose }: Props): React.JSX.Element {
  const { icon: Icon, title, description, aside } = shownOf(entry);
  return (
    <Command.Item
      value={entry.id}
      onSelect={onChoose}
      className="group flex h-10 items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-surface-2"
    >
      <span className="flex size-6 shrink-0 items-center justify-center rounded-sm border border-border bg-surface text-muted">
        {busy ? <Spinner /> : <Icon aria-hidden size={14} />}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate leading-4 font-medium">{title}</span>
        <span className="block truncate text-sm text-muted">{description}</span>
      </span>
      {aside}
      <CornerDownLeft
        aria-hidden
        size={12}
        className="hidden shrink-0 text-muted in-data-[selected=true]:block"
      />
    </Command.Item>
  );
}

type Shown = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly description: string;
  readonly aside?: React.ReactNode;
};

function shownOf(entry: PaletteEntry): Shown {
  if (entry.kind === 'node') {
    const { type } = entry;
    const { title, description } = shownType(type);
    return { icon: nodeTypeIcon(type.type), title, description };
  }
  if (entry.kind === 'reference') return shownReference(entry.reference);
  const source = (
    <Badge tone={entry.provider === 'builtin' ? 'success' : 'neutral'}>
      {providerTitle(entry.provider)}
    </Badge>
  );
  if (entry.kind === 'deployment') {
    return {
      icon: Server,
      title: entry.deployment,
      description:
        entry.model === ''
          ? t('palette.paletteRow.deploymentYours')
          : t('palette.paletteRow.yourDeployment', { model: entry.model }),
      aside: source,
    };
  }
  const { owner, name, description, runCount } = entry.summary;
  const runs = (
    <span className="tabular shrink-0 text-xs text-muted">
      {t('common.runs', { count: runCount, runs: formatCount(runCount) })}
    </span>
  );
  return {
    icon: Box,
    title: `${owner}/${name}`,
    description: description === '' ? t('common.noDescription') : description,
    aside: (
      <>
        {runCount > 0 && runs}
        {source}
      </>
    ),
  };
}

function shownReference(reference: Reference): Shown {
  const title = describeReference(reference);
  switch (reference.kind) {
    case 'model':
      return {
        icon: Box,
        title,
        description: hasInputs(reference)
          ? t('palette.paletteRow.useModelInputs')
          : t('palette.paletteRow.useModelName'),
      };
    case 'deployment':
      return { icon: Server, title, description: t('palette.paletteRow.runDeployment') };
    case 'prediction':
      return { icon: History, title, description: t('palette.paletteRow.useModelInputs2') };
    case 'cog':
      return {
        icon: Server,
        title,
        description: t('palette.paletteRow.addYourConnections'),
      };
  }
}

function hasInputs({ inputs }: Extract<Reference, { readonly kind: 'model' }>): boolean {
  return Object.keys(inputs).length > 0;
}
