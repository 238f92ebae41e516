import { shownSentence } from '../../messages/shownSentence.ts';
import { nodesOf } from '../../../shared/domain/graph.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { Section } from '../../ui/Section.tsx';
import { useOutputFolder } from '../useOutputFolder.ts';
import { ProblemList } from '../runs/ProblemList.tsx';
import { useProblems } from '../runs/useProblems.ts';
import { t } from '../../messages/t.ts';

/** What the inspector shows while nothing is selected: the pipeline, and what keeps it from running. */
export function PipelineInspector(): React.JSX.Element {
  const { outputFolder } = useOutputFolder();
  const { name, graph, models } = useDocument((state) => state.pipeline);
  const path = useDocument((state) => state.path);
  const warnings = useDocument((state) => state.warnings);
  const problems = useProblems();
  const nodes = nodesOf(graph).length;
  return (
    <>
      <header className="border-b border-border px-3 py-2.5">
        <h2 className="text-lg font-semibold break-words">{name}</h2>
        <p className="text-sm text-muted">
          {t('inspector.pipelineInspector.holds', {
            nodes: t('common.nodes', { count: nodes }),
            connections: t('common.connections', { count: graph.edges.length }),
            models: t('common.models', { count: Object.keys(models).length }),
          })}
        </p>
      </header>
      {problems.length > 0 && (
        <Section title={t('common.problems', { count: problems.length })}>
          <div className="-mx-2">
            <ProblemList problems={problems} first={5} />
          </div>
        </Section>
      )}
      {warnings.length > 0 && (
        <Section title={t('inspector.pipelineInspector.notesAboutFile')}>
          <ul className="flex flex-col gap-1 text-sm text-muted">
            {warnings.map((warning) => (
              <li key={warning.message} className="break-words">
                {shownSentence(warning)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('inspector.pipelineInspector.pipeline')}>
        <dl className="flex flex-col gap-2 text-sm">
          <Fact
            name={t('window.groups.file')}
            value={path ?? t('inspector.pipelineInspector.notSavedYet')}
          />
          <Fact name={t('common.outputFolder')} value={outputFolder} />
        </dl>
      </Section>
      <p className="px-3 py-2.5 text-sm text-muted">
        {t('inspector.pipelineInspector.selectNodeSee')}
      </p>
    </>
  );
}

function Fact({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): React.JSX.Element {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="break-all">{value}</dd>
    </div>
  );
}
