import { shownSentence } from '../../messages/shownSentence.ts';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ConnectionPicker } from '../ConnectionPicker.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly connections: readonly ConnectionInfo[];
  readonly chosen: ConnectionInfo;
  readonly onChoose: (id: string) => void;
};

/** Whose things are shown: one of the connections. */
export function ConnectionChooser({ connections, chosen, onChoose }: Props): React.JSX.Element {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <div className="w-44">
        <ConnectionPicker connections={connections} chosen={chosen.id} onChoose={onChoose} />
      </div>
      {chosen.token === 'missing' && <Badge tone="warning">{t('common.noToken')}</Badge>}
      {chosen.notice !== undefined && (
        <p className="min-w-0 truncate text-sm text-muted" title={shownSentence(chosen.notice)}>
          {shownSentence(chosen.notice)}
        </p>
      )}
    </div>
  );
}
