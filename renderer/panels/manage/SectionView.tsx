import { Unplug } from 'lucide-react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { NoToken } from '../NoToken.tsx';
import { AccountPage } from './AccountPage.tsx';
import { DeploymentsPage } from './deployments/DeploymentsPage.tsx';
import { FilesPage } from './files/FilesPage.tsx';
import { HardwarePage } from './HardwarePage.tsx';
import { ModelsPage } from './models/ModelsPage.tsx';
import { PredictionsPage } from './predictions/PredictionsPage.tsx';
import { refusalOf, sections, type SectionId } from './sections.ts';
import { TrainingsPage } from './trainings/TrainingsPage.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly section: SectionId; readonly connection: ConnectionInfo };

/** One page of Manage, or why the connection has none. */
export function SectionView({ section, connection }: Props): React.JSX.Element {
  const refusal = refusalOf(connection, section);
  if (refusal !== undefined) return <Refused section={section} sentence={refusal} />;
  if (connection.token === 'missing')
    return (
      <div className="m-auto">
        <NoToken
          title={connection.title}
          hint={t('manage.sectionView.tokenYourAccount', { title: connection.title })}
        />
      </div>
    );
  switch (section) {
    case 'predictions':
      return <PredictionsPage />;
    case 'trainings':
      return <TrainingsPage />;
    case 'deployments':
      return <DeploymentsPage />;
    case 'models':
      return <ModelsPage />;
    case 'files':
      return <FilesPage />;
    case 'hardware':
      return <HardwarePage />;
    case 'account':
      return <AccountPage />;
  }
}

function Refused({
  section,
  sentence,
}: {
  readonly section: SectionId;
  readonly sentence: string;
}): React.JSX.Element {
  const title = sections().find(({ id }) => id === section)?.title ?? section;
  return (
    <div className="m-auto">
      <EmptyState
        icon={Unplug}
        title={t('manage.sectionView.areNotKept', { title })}
        hint={t('manage.sectionView.chooseAnotherConnection', { sentence })}
      />
    </div>
  );
}
