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
export const sections: readonly Section[] = [
  { id: 'predictions', title: 'Predictions', icon: Activity },
  { id: 'trainings', title: 'Trainings', icon: GraduationCap },
  { id: 'deployments', title: 'Deployments', icon: Rocket },
  { id: 'models', title: 'Models', icon: Box },
  { id: 'files', title: 'Files', icon: FileStack },
  { id: 'hardware', title: 'Hardware', icon: Cpu },
  { id: 'account', title: 'Account', icon: CircleUser },
];

const onCog: { readonly [S in SectionId]: string | undefined } = {
  predictions: undefined,
  trainings: 'A Cog server runs a finished model, so nothing can be trained there.',
  deployments: 'A Cog server is itself the one place that its model runs on.',
  models: 'A Cog server runs the one model that it was built with, which cannot be changed there.',
  files: 'A Cog server keeps no files: they travel inside each prediction.',
  hardware: 'A Cog server runs on the computer that it was started on.',
  account: 'A Cog server knows no accounts and no tokens.',
};

/** Why a connection has no such page, in one sentence; undefined where it has one. */
export function refusalOf(
  connection: Pick<ConnectionInfo, 'id'>,
  section: SectionId,
): string | undefined {
  return isCogId(connection.id) ? onCog[section] : undefined;
}
