import { KeyRound } from 'lucide-react';
import { openSettings } from '../actions/openSettings.ts';
import { useAction } from '../actions/useAction.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { t } from '../messages/t.ts';

type Props = {
  /** The service as people know it. */
  readonly title: string;
  /** One sentence on what the token brings. */
  readonly hint: string;
};

/** What stands where the things of a service would be, until its token is known. */
export function NoToken({ title, hint }: Props): React.JSX.Element {
  const settings = useAction(openSettings);
  return (
    <EmptyState icon={KeyRound} title={t('window.noToken.needsToken', { title })} hint={hint}>
      <Button kind="primary" onClick={settings.perform}>
        {t('common.openSettings')}
      </Button>
    </EmptyState>
  );
}
