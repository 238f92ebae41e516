import {
  compareToCap,
  type CapVerdict,
  type NodeQuote,
  type Quote,
} from '../../../shared/run/quote.ts';
import { formatUsd } from '../../messages/formatUsd.ts';
import { quoteText } from '../../../shared/run/quoteText.ts';
import { Badge, type BadgeTone } from '../../ui/Badge.tsx';
import { t } from '../../messages/t.ts';
import { say } from '../../../shared/sentences/say.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

type Props = {
  readonly quote: Quote;
  /** What may still be spent, in US dollars; null for no limit. */
  readonly leftUsd: number | null;
};

function verdicts(): {
  readonly [V in CapVerdict]: { readonly label: string; readonly tone: BadgeTone } | null;
} {
  return {
    'no-cap': null,
    fits: { label: t('runs.quoteSummary.withinLimit'), tone: 'success' },
    'may-not-fit': { label: t('runs.quoteSummary.mayPassLimit'), tone: 'warning' },
    'does-not-fit': { label: t('runs.quoteSummary.overLimit'), tone: 'danger' },
  };
}

/** What a run would cost: the sum, how it stands to the limit, and every node that costs something or may. */
export function QuoteSummary({ quote, leftUsd }: Props): React.JSX.Element {
  const fit = compareToCap(quote, leftUsd);
  const verdict = verdicts()[fit];
  const told = quoteText.verdict(fit);
  const nodes = quote.perNode.filter(({ cost }) => cost.kind !== 'free');
  return (
    <section aria-label={t('runs.quoteSummary.costRun')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="tabular text-base font-semibold first-letter:uppercase">
          {shownSentence(nodes.length === 0 ? say('costs.free') : quoteText.total(quote))}
        </p>
        {verdict !== null && <Badge tone={verdict.tone}>{verdict.label}</Badge>}
      </div>
      {leftUsd !== null && (
        <p className="text-sm text-muted">
          {t('runs.quoteSummary.mayStillSpent', {
            usd: formatUsd(leftUsd),
            fit: told === undefined ? '' : shownSentence(told),
          })}
        </p>
      )}
      {quote.reused > 0 && (
        <p className="text-sm text-muted">
          {t('runs.quoteSummary.thereAlready', { count: quote.reused })}
        </p>
      )}
      {nodes.length > 0 && (
        <ul className="flex flex-col gap-1.5 border-t border-border pt-2">
          {nodes.map((node) => (
            <NodeCost key={node.nodeId} node={node} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NodeCost({ node }: { readonly node: NodeQuote }): React.JSX.Element {
  const { title, runs, cost } = node;
  const times = runs.high === runs.low && runs.low > 1 ? ` × ${runs.low}` : '';
  return (
    <li>
      <p className="flex items-baseline gap-2">
        <span className="flex min-w-0 flex-1">
          <span className="truncate">{title}</span>
          <span className="tabular shrink-0 whitespace-pre text-muted">{times}</span>
        </span>
        <span className={cost.kind === 'unknown' ? 'tabular text-warning' : 'tabular'}>
          {shownSentence(quoteText.node(node))}
        </span>
      </p>
      <p className="text-sm text-muted first-letter:uppercase">
        {shownSentence(cost.kind === 'unknown' ? cost.why : cost.basis)}
      </p>
    </li>
  );
}
