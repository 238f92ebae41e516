import {
  Activity,
  Box,
  CircleUser,
  Cpu,
  FileStack,
  GraduationCap,
  Rocket,
  type LucideIcon,
} from 'lucide-react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { isCogId } from '../../../shared/domain/model.ts';
import { t } from '../../messages/t.ts';

/** The pages of Manage; the versions of a model are inside the model. */
export type SectionId =
  | 'predictions'
  | 'trainings'
  | 'deployments'
  | 'models'
  | 'files'
  | 'hardware'
  | 'account';

/** One page of Manage, as its list shows it. */
export type Section = { readonly id: SectionId; readonly title: string; readonly icon: LucideIcon };

/** The pages in the order of the list. */
export function sections(): readonly Section[] {
  return [
    { id: 'predictions', title: t('manage.sections.predictions'), icon: Activity },
    { id: 'trainings', title: t('manage.sections.trainings'), icon: GraduationCap },
    { id: 'deployments', title: t('manage.sections.deployments'), icon: Rocket },
    { id: 'models', title: t('manage.sections.models'), icon: Box },
    { id: 'files', title: t('manage.sections.files'), icon: FileStack },
    { id: 'hardware', title: t('manage.sections.hardware'), icon: Cpu },
    { id: 'account', title: t('manage.sections.account'), icon: CircleUser },
  ];
}

function onCog(): { readonly [S in SectionId]: string | undefined } {
  return {
    predictions: undefined,
    trainings: t('manage.sections.noTrainings'),
    deployments: t('manage.sections.noDeployments'),
    models: t('manage.sections.noModels'),
    files: t('manage.sections.noFiles'),
    hardware: t('manage.sections.noHardware'),
    account: t('manage.sections.noAccount'),
  };
}

/** Why a connection has no such page, in one sentence; undefined where it has one. */
export function refusalOf(
  connection: Pick<ConnectionInfo, 'id'>,
  section: SectionId,
): string | undefined {
  return isCogId(connection.id) ? onCog()[section] : undefined;
}
