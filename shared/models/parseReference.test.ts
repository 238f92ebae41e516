import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseReference } from './parseReference.ts';

const version = 'a1'.repeat(32);
const id = 'rrr4z55ocneqzikepnug6xezpe';
const model = (name: string, inputs = {}) => ({ kind: 'model', model: name, inputs });
const pinned = model(`me/model:${version}`);
const prediction = { kind: 'prediction', id };

describe('an address or a name', () => {
  test.each([
    ['me/model', model('me/model')],
    [' `me/model`\n', model('me/model')],
    [`me/model:${version}`, pinned],
    ['builtin/upscale', model('builtin/upscale')],
    ['stability-ai/sdxl-1.0', model('stability-ai/sdxl-1.0')],
    ['https://replicate.com/me/model?input=json', model('me/model')],
    ['https://www.replicate.com/me/model/api#output', model('me/model')],
    ['<https://replicate.com/me/model>', model('me/model')],
    [`replicate.com/me/model/versions/${version}`, pinned],
    [`https://replicate.com/me/model:${version}`, pinned],
    [`r8.im/me/model@sha256:${version}`, pinned],
    ['https://api.replicate.com/v1/models/me/model/predictions', model('me/model')],
    [`https://api.replicate.com/v1/models/me/model/versions/${version}`, pinned],
    [id, prediction],
    [`https://replicate.com/p/${id}`, prediction],
    [`https://replicate.com/me/model?prediction=${id}&output=json`, prediction],
    [`https://api.replicate.com/v1/predictions/${id}/cancel`, prediction],
  ])('%s', (text, reference) => expect(parseReference(text)).toEqual(reference));

  test.each([
    'https://replicate.com/deployments/me/fast',
    'api.replicate.com/v1/deployments/me/fast/predictions',
  ])('a deployment: %s', (text) => {
    expect(parseReference(text)).toEqual({
      kind: 'deployment',
      owner: 'me',
      name: 'fast',
      inputs: {},
    });
  });

  test.each([
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['http://localhost:5000/predictions', 'http://localhost:5000'],
    ['192.168.1.20:8393', 'http://192.168.1.20:8393'],
    ['cog:10.0.0.7:5000', 'http://10.0.0.7:5000'],
    ['http://[::1]:5000/docs', 'http://[::1]:5000'],
    ['http://localhost', 'http://localhost:80'],
  ])('a Cog server: %s', (text, url) =>
    expect(parseReference(text)).toEqual({ kind: 'cog', url, host: url.slice(7), inputs: {} }),
  );
});

describe('no reference', () => {
  test.each([
    '',
    'upscale',
    'me/model:short',
    'and/or',
    'image/png',
    'src/main.ts',
    '24/7',
    'km/h',
    'ethylenediaminetetraacetic',
    version,
    'https://replicate.com/docs/get-started',
    'https://replicate.com/explore',
    'https://replicate.com/me',
    'https://example.org/me/model',
    'https://example.org:5000/',
    'http://localhost:5000/my/app',
    'A cat on https://replicate.com/me/model, painted.',
    'me/model and you/model',
    '{"prompt": "a cat"}',
    'curl https://example.org/me/model',
    'replicate.run(',
    'Then call replicate.run() and wait.',
    `replicate.predictions.create({version: "${version}", input: {}})`,
  ])('%j', (text) => expect(parseReference(text)).toBeUndefined());

  test('prose is never taken for one', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}[,.;:!?'/()-]?$/);
    const prose = fc.array(word, { minLength: 2, maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(fc.property(prose, (text) => parseReference(text) === undefined));
  });
});

describe('a snippet', () => {
  const inputs = {
    prompt: 'it\'s a "cat"\n',
    steps: 4,
    strength: -0.5,
    small: 1e-5,
    flag: true,
    nothing: null,
    sizes: [[1, 2], [3]],
    extra: { a: 'b' },
  };

  test('of JavaScript gives the model and its literal inputs', () => {
    const text = `import Replicate from "replicate";
      // a comment with { and "
      const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN });
      const output = await replicate.run("me/model:${version}", {
        input: {
          prompt: 'it\\'s a "cat"\\n', /* what, with } */ steps: 4, strength: -0.5,
          "small": 1e-5, flag: true, nothing: null,
          sizes: [[1, 2], [3,],], extra: { a: \`b\` },
          image: fs.readFileSync("cat.png"), later: undefined, sum: 1 + 2, part: \`a \${b}\`, half: [1, x], ...rest,
        },
      }, onProgress);`;
    expect(parseReference(text)).toEqual(model(`me/model:${version}`, inputs));
  });

  test('of JavaScript may name its model and its input elsewhere', () => {
    const text = `const model = "me/model";
      const input = { prompt: "a cat", seed: 1_000 };
      for await (const event of replicate.stream(model, { input })) {}`;
    expect(parseReference(text)).toEqual(model('me/model', { prompt: 'a cat', seed: 1000 }));
  });

  test('of Python gives the model and its literal inputs', () => {
    const text = `import replicate
output = replicate.run(
    "me/model",  # the newest
    input={
        'prompt': 'it\\'s a "cat"\\n', "steps": 4, "strength": -.5, "small": 1e-5,
        "flag": True, "nothing": None, "sizes": ([1, 2], (3,)), "extra": {"a": ("b")},
        "image": open("cat.png", "rb"), "f": f"{x}",
    },
)`;
    expect(parseReference(text)).toEqual(model('me/model', inputs));
  });

  test('of Python joins strings side by side and reads those of three quotes', () => {
    const text = `replicate.run(ref="me/model", input={"prompt": ("a " "cat"), "system": """say "hi"
to me"""})`;
    expect(parseReference(text)).toEqual(
      model('me/model', { prompt: 'a cat', system: 'say "hi"\nto me' }),
    );
  });

  test.each([
    `replicate.predictions.create({ version: "me/model:${version}", input: { n: 1 } })`,
    `replicate.predictions.create(model="me/model", version="${version}", input={"n": 1})`,
    `{"id": "${id}", "model": "me/model", "version": "${version}", "input": {"n": 1}, "logs": ""}`,
    `curl -s -X POST -d '{"version": "me/model:${version}", "input": {"n": 1}}' \\
       -H "Authorization: Bearer $REPLICATE_API_TOKEN" https://api.replicate.com/v1/predictions`,
    `curl https://api.replicate.com/v1/predictions --data @- <<'EOM'
{ "version": "me/model:${version}", "input": { "n": 1 } }
EOM`,
    `docker run -d -p 5000:5000 --gpus=all r8.im/me/model@sha256:${version}
     curl -s -X POST -d '{"input": {"n": 1}}' 'http://localhost:5000/predictions'`,
  ])('that makes a prediction: %s', (text) =>
    expect(parseReference(text)).toEqual(model(`me/model:${version}`, { n: 1 })),
  );

  test('of curl resolves what the shell would, and takes no address out of the body', () => {
    const text = String.raw`curl --request POST https://api.replicate.com/v1/models/me/model/predictions \
      -d $'{"input": {"prompt": "it\'s \\"so\\"", "image": "https://replicate.com/p/${id}"}}'`;
    const prompt = 'it\'s "so"';
    expect(parseReference(text)).toEqual(
      model('me/model', { prompt, image: `https://replicate.com/p/${id}` }),
    );
    const quoted = `curl https://api.replicate.com/v1/models/me/model/predictions -d '{"input": {"prompt": "it'\\''s"}}'`;
    expect(parseReference(quoted)).toEqual(model('me/model', { prompt: "it's" }));
  });

  test('of a deployment', () => {
    const expected = { kind: 'deployment', owner: 'me', name: 'fast', inputs: { n: 1 } };
    const texts = [
      'replicate.deployments.predictions.create("me", "fast", { input: { n: 1 } })',
      'd = replicate.deployments.get("me/fast")\nd.predictions.create(input={"n": 1})',
      `curl https://api.replicate.com/v1/deployments/me/fast/predictions -d '{"input": {"n": 1}}'`,
    ];
    expect(texts.map(parseReference)).toEqual([expected, expected, expected]);
  });

  test('keeps a key named like a prototype as data', () => {
    const found = parseReference('replicate.run("me/model", {input: {"__proto__": 1, a: 2}})');
    expect(JSON.stringify(found)).toContain('{"__proto__":1,"a":2}');
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });
});

describe('anything at all', () => {
  const pieces = [
    'replicate.run(',
    '"me/model"',
    'input',
    '={',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    ':',
    '"',
    "'",
    '`',
    '${',
    '\\',
    '/*',
    '//',
    '#',
    '\n',
    'curl ',
    " -d '",
    " -d $'",
    'https://api.replicate.com/v1/',
    'r8.im/',
    '1e',
    '-',
    'predictions.create(',
    'deployments.get("a/b")',
    '<<EOF',
    ' ',
    'a=',
    '"""',
    'x',
  ];

  test('is read without an error', () => {
    const garbage = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 80 });
    fc.assert(
      fc.property(garbage, (parts) => {
        parseReference(parts.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  // A reading whose time grew with the square of the length would take minutes, not the seconds of the time limit.
  test.each([...pieces, 'r8.im/a', '"\\', 'a b ', '/p', '{a:', '[/*', "'\\''", '=', '\\u{'])(
    'is read in time, however long: %j',
    (piece) => {
      const start = `curl https://api.replicate.com/v1/predictions replicate.run(`;
      const long = start + piece.repeat(90_000 / piece.length);
      expect(() => parseReference(long)).not.toThrow();
      expect(() => parseReference(`{${long.slice(start.length)}`)).not.toThrow();
      expect(() => parseReference(piece.repeat(1_000_000 / piece.length))).not.toThrow();
    },
  );
});
