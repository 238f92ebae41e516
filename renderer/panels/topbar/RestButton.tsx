import { quoteText } from '../../../shared/run/quoteText.ts';
import { actionTitle } from '../../actions/action.ts';
import { runRest } from '../../actions/runRest.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { runsText } from '../runs/runsText.ts';
import { useQuote } from '../runs/useQuote.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** After a sample: runs what is left, and says how much that is. */
export function RestButton(): React.JSX.Element | null {
  const { isEnabled } = useAction(runRest);
  return isEnabled ? <Rest /> : null;
}

function Rest(): React.JSX.Element | null {
  const { perform } = useAction(runRest);
  const answer = useQuote();
  if (answer === null || 'message' in answer || !answer.ok) return null;
  const runs = runsText(answer.quote);
  if (runs === undefined) return null;
  const left = t('window.restButton.left', {
    runs,
    total: shownSentence(quoteText.total(answer.quote)),
  });
  return (
    <Tooltip label={t('window.restButton.whatSampleHas', { left })}>
      <Button icon={runRest.icon} onClick={perform}>
        {actionTitle(runRest)}
        <span className="tabular font-normal text-muted max-lg:sr-only">{left}</span>
      </Button>
    </Tooltip>
  );
}
