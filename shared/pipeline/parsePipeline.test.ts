import type { Pipeline } from '../domain/graph.ts';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../domain/json.ts';
import { parsePipeline, type ParseResult } from './parsePipeline.ts';
import { serializePipeline } from './serializePipeline.ts';

const node = (settings: JsonObject = {}, inputs: JsonObject = {}): JsonObject => ({
  type: 'text',
  typeVersion: 1,
  settings,
  inputs,
});

function fileOf(changes: JsonObject = {}): JsonObject {
  return {
    format: 'patchbay/pipeline',
    version: 1,
    name: 'Test',
    graph: {
      nodes: { a: node(), b: node() },
      edges: [{ id: 'e1', source: 'a', sourcePort: 'out', target: 'b', targetPort: 'in' }],
    },
    layout: { a: { x: 0, y: 0 }, b: { x: 400, y: 0 } },
    models: {},
    ...changes,
  };
}

function parse(json: Json): ParseResult {
  return parsePipeline(JSON.stringify(json));
}

function opened(result: ParseResult): {
  readonly pipeline: Pipeline;
  readonly warnings: readonly string[];
} {
  if (!result.ok) throw new Error(result.message);
  return { ...result, warnings: result.warnings.map(({ message }) => message) };
}

describe('a file that cannot be opened', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each<[string, string, string, RegExp]>([
    ['empty', '', 'not-json', /it is empty/],
    ['binary', '\u0089PNG\r\n', 'not-json', /it holds something else/],
    ['cut off', '{"format": "patchbay/pipeline", "ver', 'not-json', /it ends too early/],
    ['a wrong comma', '{\n  "a": 1,\n}', 'not-json', /line 3, column 1/],
    ['a list', '[]', 'not-a-pipeline', /\.patchbay/],
    ['null', 'null', 'not-a-pipeline', /no pipeline/],
    ['other JSON', '{"name": "package"}', 'not-a-pipeline', /no pipeline/],
    ['deep', deep, 'broken', /more than 200 objects inside each other/],
    ['no version', '{"format": "patchbay/pipeline"}', 'broken', /at version/],
    ['an odd version', JSON.stringify(fileOf({ version: 1.5 })), 'broken', /at version/],
    ['version 0', JSON.stringify(fileOf({ version: 0 })), 'broken', /at version/],
    ['no name', JSON.stringify({ ...fileOf(), name: 7 }), 'broken', /at name/],
    ['no graph', JSON.stringify({ ...fileOf(), graph: null }), 'broken', /at graph/],
    [
      'nodes as a list',
      JSON.stringify(fileOf({ graph: { nodes: [], edges: [] } })),
      'broken',
      /at graph\.nodes/,
    ],
    [
      'a bad id',
      JSON.stringify(fileOf({ graph: { nodes: { 'my node': node() } } })),
      'broken',
      /at graph\.nodes\["my node"\]/,
    ],
    [
      'no type',
      JSON.stringify(fileOf({ graph: { nodes: { a: {} } } })),
      'broken',
      /at graph\.nodes\.a\.type/,
    ],
    [
      'settings as a list',
      JSON.stringify(fileOf({ graph: { nodes: { a: { ...node(), settings: [] } } } })),
      'broken',
      /a\.settings/,
    ],
    [
      'half an edge',
      JSON.stringify(fileOf({ graph: { nodes: {}, edges: [{ id: 'e' }] } })),
      'broken',
      /at graph\.edges\[0\]\.source/,
    ],
    [
      'a model without schema',
      JSON.stringify(fileOf({ models: { 'a/b': { model: 'a/b', version: null } } })),
      'broken',
      /at models\["a\/b"\]\.schema/,
    ],
  ])('%s', (_name, ...[text, reason, message]) => {
    const result = parsePipeline(text);
    expect(result).toMatchObject({ ok: false, reason });
    if (result.ok) return;
    expect(result.message).toMatch(message);
    expect(result.message).toMatch(/^[^\n]+: [^\n]+\.$/);
  });

  it('says that a newer version made it', () => {
    expect(parse({ format: 'patchbay/pipeline', version: 7 })).toMatchObject({
      ok: false,
      reason: 'too-new',
      message:
        'The file was made by a newer version of Patchbay (format 7; this one reads up to 1): update Patchbay.',
    });
  });

  it('refuses more than 64 MiB of UTF-8 before parsing it', () => {
    const result = parsePipeline(`"${'\u20ac'.repeat(22.5 * 1024 * 1024)}`);
    expect(result).toMatchObject({
      ok: false,
      reason: 'too-large',
      message: expect.stringContaining('68 MiB'),
    });
  });
});

describe('a file that opens', () => {
  it('gives the nodes their ids and warns of nothing', () => {
    const { pipeline, warnings } = opened(parse(fileOf()));
    expect(warnings).toEqual([]);
    expect(pipeline).toEqual({
      name: 'Test',
      graph: {
        nodes: { a: { ...node(), id: 'a' }, b: { ...node(), id: 'b' } },
        edges: [{ id: 'e1', source: 'a', sourcePort: 'out', target: 'b', targetPort: 'in' }],
      },
      layout: { a: { x: 0, y: 0 }, b: { x: 400, y: 0 } },
      models: {},
    });
  });

  it('may start with a byte order mark', () => {
    expect(parsePipeline(`\uFEFF${JSON.stringify(fileOf())}`).ok).toBe(true);
  });

  it('needs no settings, inputs, edges, layout or models', () => {
    const { pipeline } = opened(
      parse({
        format: 'patchbay/pipeline',
        version: 1,
        name: 'x',
        graph: { nodes: { a: { type: 't', typeVersion: 1 } } },
      }),
    );
    expect(pipeline.graph).toEqual({
      nodes: { a: { id: 'a', type: 't', typeVersion: 1, settings: {}, inputs: {} } },
      edges: [],
    });
    expect(pipeline.models).toEqual({});
  });

  it('takes names of Object.prototype for plain ids', () => {
    const nodes = { constructor: node(), toString: node() };
    const edges = [
      { id: 'e', source: 'valueOf', sourcePort: 'o', target: 'toString', targetPort: 'i' },
    ];
    const { pipeline, warnings } = opened(parse(fileOf({ graph: { nodes, edges }, layout: {} })));
    expect(Object.keys(pipeline.graph.nodes)).toEqual(['constructor', 'toString']);
    expect(pipeline.graph.edges).toEqual([]);
    expect(warnings[0]).toBe(
      'The edge "e" (valueOf.o to toString.i) was removed: there is no node "valueOf".',
    );
  });
});

describe('repairs', () => {
  it('removes __proto__ keys wherever they are and pollutes nothing', () => {
    const text = JSON.stringify(fileOf()).replace(
      '"settings":{}',
      '"settings":{"__proto__":{"polluted":true},"keep":1}',
    );
    const escaped = text.replace('"models":{}', '"models":{},"\\u005f_proto__":{"polluted":true}');
    const { pipeline, warnings } = opened(parsePipeline(escaped));
    expect(Object.values(pipeline.graph.nodes)[0]?.settings).toEqual({ keep: 1 });
    expect(pipeline).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
    expect(warnings).toEqual([
      'A "__proto__" key at the top level was removed: nothing may have that name.',
      'A "__proto__" key at graph.nodes.a.settings was removed: nothing may have that name.',
    ]);
  });

  it('removes a node that is called __proto__', () => {
    const text = JSON.stringify(fileOf()).replace(
      '"nodes":{',
      `"nodes":{"__proto__":${JSON.stringify(node())},`,
    );
    expect(Object.keys(opened(parsePipeline(text)).pipeline.graph.nodes)).toEqual(['a', 'b']);
  });

  it('gives the second edge of an id another one that is free', () => {
    const edge = { source: 'a', sourcePort: 'out', target: 'b', targetPort: 'in' };
    const edges = [
      { id: 'e', ...edge },
      { id: 'e-2', ...edge },
      { id: 'e', ...edge },
      { id: 'e', ...edge },
    ];
    const { pipeline, warnings } = opened(
      parse(fileOf({ graph: { nodes: { a: node(), b: node() }, edges } })),
    );
    expect(pipeline.graph.edges.map((one) => one.id)).toEqual(['e', 'e-2', 'e-3', 'e-4']);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toBe('Two edges were called "e": the one from a.out to b.in is now "e-3".');
  });

  it('places nodes without a usable position by depth, below the others', () => {
    const layout = { a: { x: 100, y: 50, height: 10 }, b: { x: null, y: 0 }, gone: { x: 1, y: 1 } };
    const { pipeline, warnings } = opened(parse(fileOf({ layout })));
    expect(pipeline.layout).toEqual({ a: { x: 100, y: 50, height: 10 }, b: { x: 460, y: 340 } });
    expect(warnings).toEqual([
      'The position of "gone" was removed: there is no such node.',
      'The node "b" had no usable position and got a new one.',
    ]);
  });

  it('refuses positions and sizes that no canvas can show', () => {
    const text = JSON.stringify(
      fileOf({ layout: { a: { x: 0, y: 0, width: -1 }, b: { x: 0, y: 0, height: 77 } } }),
    );
    const { pipeline, warnings } = opened(
      parsePipeline(
        text.replace('"height":77', '"height":1e999').replace('"y":0,"width"', '"y":1e999,"width"'),
      ),
    );
    expect(pipeline.layout).toMatchObject({ b: { x: 0, y: 0 } });
    for (const place of Object.values(pipeline.layout)) {
      expect(Object.values(place).every((value) => Number.isFinite(value) && value >= 0)).toBe(
        true,
      );
    }
    expect(warnings).toHaveLength(2);
  });

  it('never gives two nodes the same place, and survives a cycle', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `n${index}`);
    const edges = ids.map((id, index) => ({
      id,
      source: id,
      sourcePort: 'o',
      target: ids[(index * 7) % 30] ?? '',
      targetPort: 'i',
    }));
    const nodes = Object.fromEntries(ids.map((id) => [id, node()]));
    const { pipeline } = opened(parse(fileOf({ graph: { nodes, edges }, layout: 'nowhere' })));
    expect(new Set(Object.values(pipeline.layout).map(({ x, y }) => `${x},${y}`)).size).toBe(30);
  });

  it.each([
    '/etc/passwd',
    'C:\\secret.png',
    'c:x',
    '../up.png',
    'a/../../up.png',
    'a\\..\\b',
    '\\\\server\\x',
    'file:///etc/passwd',
    '',
    'a//b',
    'a\0b',
  ])('removes the path %j of a file, in settings, inputs and lists of them', (path) => {
    const ref = { name: 'cat.png', path };
    const { pipeline, warnings } = opened(
      parse(
        fileOf({
          graph: { nodes: { a: node({ files: [ref] }, { image: ref }) }, edges: [] },
          layout: { a: { x: 0, y: 0 } },
        }),
      ),
    );
    expect(Object.values(pipeline.graph.nodes)[0]).toMatchObject({
      settings: { files: [{ name: 'cat.png' }] },
      inputs: { image: { name: 'cat.png' } },
    });
    expect(JSON.stringify(pipeline)).not.toContain('"path"');
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toBe(
      'The path of the file "cat.png" on the node "a" leads out of the pipeline\'s folder and was removed: choose the file again.',
    );
  });

  it.each(['../up', '/etc', 'C:\\x', 'a/../../b'])('removes the folder %j of a file', (folder) => {
    const ref = { name: 'cat.png', artifact: 'a'.repeat(64), folder };
    const { pipeline, warnings } = opened(
      parse(
        fileOf({
          graph: { nodes: { a: node({ files: [ref, { ...ref, folder: 'in/side' }] }) }, edges: [] },
          layout: { a: { x: 0, y: 0 } },
        }),
      ),
    );
    const { folder: _, ...rest } = ref;
    expect(Object.values(pipeline.graph.nodes)[0]?.settings['files']).toEqual([
      rest,
      { ...ref, folder: 'in/side' },
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^The folder of the file "cat.png" on/)]);
  });

  it('keeps good files, and JSON that only looks a little like one', () => {
    const good = {
      name: 'cat.png',
      path: 'files/..cat.png',
      artifact: 'a'.repeat(64),
      size: 3,
      mediaType: 'image/png',
      folder: '',
    };
    const inputs = {
      image: good,
      data: { name: 'x', path: '/etc', other: 1 },
      nested: { in: { name: 'x', path: '/etc' } },
    };
    const { pipeline, warnings } = opened(
      parse(fileOf({ graph: { nodes: { a: node({}, inputs) } }, layout: { a: { x: 0, y: 0 } } })),
    );
    expect(Object.values(pipeline.graph.nodes)[0]?.inputs).toEqual(inputs);
    expect(warnings).toEqual([]);
  });

  it('takes folders out of a file name and a hash that is none out of the file', () => {
    const inputs = { image: { name: '../../a/cat.png', artifact: '../x' } };
    const { pipeline, warnings } = opened(
      parse(fileOf({ graph: { nodes: { a: node({}, inputs) } }, layout: { a: { x: 0, y: 0 } } })),
    );
    expect(Object.values(pipeline.graph.nodes)[0]?.inputs).toEqual({ image: { name: 'cat.png' } });
    expect(warnings).toHaveLength(2);
  });

  it('takes nodes out of frames that are not there, and frames out of frames', () => {
    const nodes = {
      a: { ...node(), frame: 'box' },
      b: { ...node(), frame: 'gone' },
      c: { ...node(), frame: 'a' },
      box: { ...node(), type: 'frame', frame: 'other' },
      other: { ...node(), type: 'frame' },
    };
    const layout = Object.fromEntries(Object.keys(nodes).map((id) => [id, { x: 0, y: 0 }]));
    const { pipeline, warnings } = opened(parse(fileOf({ graph: { nodes }, layout })));
    const framed = Object.values(pipeline.graph.nodes).filter(({ frame }) => frame !== undefined);
    expect(framed.map(({ id, frame }) => [id, frame])).toEqual([['a', 'box']]);
    expect(warnings).toHaveLength(3);
  });

  it('counts warnings beyond the fiftieth', () => {
    const edges = Array.from({ length: 60 }, (_, index) => ({
      id: `e${index}`,
      source: 'x',
      sourcePort: 'o',
      target: 'a',
      targetPort: 'i',
    }));
    const { warnings } = opened(
      parse(fileOf({ graph: { nodes: { a: node() }, edges }, layout: { a: { x: 0, y: 0 } } })),
    );
    expect(warnings).toHaveLength(51);
    expect(warnings.at(-1)).toBe('10 more things were repaired.');
  });

  it('is done once: what was repaired opens again without a warning', () => {
    const { pipeline } = opened(
      parse(
        fileOf({
          layout: null,
          graph: {
            nodes: { a: node() },
            edges: [{ id: 'e', source: 'a', sourcePort: 'o', target: 'z', targetPort: 'i' }],
          },
        }),
      ),
    );
    expect(opened(parsePipeline(serializePipeline(pipeline)))).toEqual({
      ok: true,
      pipeline,
      warnings: [],
    });
  });
});
