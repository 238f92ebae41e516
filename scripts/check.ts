import { join } from 'node:path';
import { runNode, runTool, type Tool } from './runTool.ts';

const root = join(import.meta.dirname, '..');

type Gate = { readonly name: string; readonly repair: string } & (
  | { readonly tool: Tool }
  | { readonly script: string }
);

const gates: readonly Gate[] = [
  {
    name: 'format',
    tool: { package: 'oxfmt', args: ['--check', '.'] },
    repair: 'npm run format',
  },
  {
    name: 'types',
    tool: { package: 'typescript', command: 'tsc', args: ['-b'] },
    repair: 'npm run check:types',
  },
  {
    name: 'lint',
    tool: {
      package: 'oxlint',
      args: ['--type-aware', '--deny-warnings', '--report-unused-disable-directives', '.'],
    },
    repair: 'npm run check:lint',
  },
  { name: 'dead code', tool: { package: 'knip', args: [] }, repair: 'npm run check:dead' },
  { name: 'lock', script: 'scripts/checkLock.ts', repair: 'npm run check:lock' },
];

const results: { readonly gate: Gate; readonly isGood: boolean; readonly seconds: number }[] = [];
for (const gate of gates) {
  console.log(`\n=== ${gate.name}`);
  const start = performance.now();
  const code =
    'tool' in gate ? await runTool(gate.tool, { root }) : await runNode([gate.script], { root });
  results.push({ gate, isGood: code === 0, seconds: (performance.now() - start) / 1000 });
}

console.log('\n=== check');
for (const { gate, isGood, seconds } of results) {
  const advice = isGood ? '' : `  see above, or: ${gate.repair}`;
  console.log(
    `${isGood ? 'good  ' : 'FAILED'}  ${gate.name.padEnd(10)} ${seconds.toFixed(1)} s${advice}`,
  );
}
const failed = results.filter(({ isGood }) => !isGood).length;
console.log(
  failed === 0
    ? `All ${results.length} gates are good.`
    : `${failed} of ${results.length} gates failed.`,
);
process.exitCode = failed === 0 ? 0 : 1;
