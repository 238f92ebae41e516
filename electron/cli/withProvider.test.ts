import { describe, expect, test } from 'vitest';
import type { ConnectionInfo } from '../../shared/api/types.ts';
import { nodesOf } from '../../shared/domain/graph.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { parseProviderChoice, withProvider } from './withProvider.ts';

const known = ['builtin', 'replicate', 'lowcodeapi', 'cog:127.0.0.1:5000'].map(
  (id): ConnectionInfo => ({ id, title: id, baseUrl: '', token: 'not-needed' }),
);
const pipeline = new PipelineBuilder()
  .node('a', 'prediction', { provider: 'replicate', model: 'me/a', version: null })
  .node('b', 'prediction', { provider: 'builtin', model: 'builtin/b', version: null })
  .node('c', 'prediction', { provider: 'lowcodeapi', model: 'me/c', version: null })
  .node('show', 'preview')
  .build();

function providers(...flags: readonly string[]): readonly unknown[] {
  const changed = withProvider(pipeline, flags.map(parseProviderChoice), known);
  return nodesOf(changed.graph).map(({ settings }) => settings['provider']);
}

describe('--provider', () => {
  test.each([
    [['lowcodeapi'], ['lowcodeapi', 'lowcodeapi', 'lowcodeapi', undefined]],
    [['replicate=lowcodeapi'], ['lowcodeapi', 'builtin', 'lowcodeapi', undefined]],
    [
      ['replicate=lowcodeapi', 'lowcodeapi=replicate'],
      ['lowcodeapi', 'builtin', 'replicate', undefined],
    ],
    [
      ['replicate', 'builtin=cog:127.0.0.1:5000'],
      ['replicate', 'cog:127.0.0.1:5000', 'replicate', undefined],
    ],
  ])('%j', (flags, expected) => expect(providers(...flags)).toEqual(expected));

  test.each([
    ['nobody', /There is no provider "nobody"/],
    ['replicate=nobody', /There is no provider "nobody"/],
    [
      'replicat=lowcodeapi',
      /No model of this pipeline runs at "replicat": it uses replicate, builtin, lowcodeapi\./,
    ],
    ['replicate=', /There is no provider ""/],
  ])('%s is refused', (flag, message) => expect(() => providers(flag)).toThrow(message));
});
