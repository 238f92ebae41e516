import { describe, expect, test } from 'vitest';
import { listOf, type NodePorts } from '../../../shared/domain/ports.ts';
import { fittingPort } from './fittingPort.ts';
import { matchScore } from './matchScore.ts';

describe('fittingPort', () => {
  const input = (
    name: string,
    type: NodePorts['inputs'][number]['type'],
    required = false,
  ): NodePorts['inputs'][number] => ({
    name,
    title: name,
    type,
    required,
    widget: { kind: 'none' },
  });
  const ports: NodePorts = {
    inputs: [
      input('prompt', 'text'),
      input('mask', 'image'),
      input('image', 'image', true),
      input('all', listOf('image')),
    ],
    outputs: [{ name: 'caption', title: 'Caption', type: 'text' }],
  };

  test('prefers the same type and required inputs', () => {
    expect(fittingPort({ direction: 'output', type: 'image' }, ports)).toBe('image');
    expect(fittingPort({ direction: 'output', type: 'integer' }, ports)).toBe('prompt');
    expect(fittingPort({ direction: 'output', type: listOf('image') }, ports)).toBe('all');
  });

  test('finds an output for an input, and nothing where nothing fits', () => {
    expect(fittingPort({ direction: 'input', type: 'text' }, ports)).toBe('caption');
    expect(fittingPort({ direction: 'input', type: 'image' }, ports)).toBeUndefined();
    expect(fittingPort({ direction: 'output', type: 'audio' }, ports)).toBeUndefined();
  });

  test('never proposes a secret', () => {
    const secret: NodePorts = {
      inputs: [{ ...input('key', 'text'), widget: { kind: 'secret' } }],
      outputs: [],
    };
    expect(fittingPort({ direction: 'output', type: 'text' }, secret)).toBeUndefined();
  });
});

describe('matchScore', () => {
  test('ranks the beginning of the title first and needs every word', () => {
    const title = matchScore('te', 'Text', []);
    const later = matchScore('te', 'Plain text', []);
    const keyword = matchScore('te', 'Words', ['text']);
    expect(title).toBeGreaterThan(later);
    expect(later).toBeGreaterThan(keyword);
    expect(matchScore('text zebra', 'Text', [])).toBe(0);
    expect(matchScore('', 'Anything', [])).toBeGreaterThan(0);
  });
});
