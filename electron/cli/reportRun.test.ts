import { expect, test } from 'vitest';
import { canceled, canceledHere } from '../../shared/domain/failure.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { recordOutput } from '../../test/support/recordOutput.ts';
import { noCost } from '../../shared/run/runCost.ts';
import { reportRun } from './reportRun.ts';

test('a canceled run tells what may go on at its provider, and how it is ended', () => {
  const [out, err] = [recordOutput(), recordOutput()];
  reportRun(
    { out: out.output, err: err.output },
    {
      kind: 'ended',
      runId: toRunId('r1'),
      outcome: 'canceled',
      written: [],
      reused: 0,
      failures: [
        { title: 'Blur', failure: canceled().failure },
        { title: 'Draw', failure: canceledHere({ message: 'Nobody answers.' }).failure },
      ],
      cost: noCost,
    },
    { isJson: false, took: 1_000 },
  );
  expect(out.text()).toBe('');
  expect(err.text()).toBe(
    'Draw: Canceled. Nobody answers. Patchbay asks again while it runs, and at its next start.\n' +
      'Canceled after 1.0 s. 0 files were written.\n' +
      'Ask the provider again to end it: patchbay runs cancel r1\n' +
      'Go on with it: patchbay resume r1\n',
  );
});
