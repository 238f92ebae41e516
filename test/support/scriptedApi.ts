import { rawPrediction, sendJson, type Answerer } from '../conformance/scriptedServer.ts';

/** The 64 digits of the version that the scripted API knows. */
export const scriptedVersion = 'a'.repeat(64);

const createdAt = '2026-01-02T03:04:05Z';
const model = {
  url: 'https://example.org/acme/upscale',
  owner: 'acme',
  name: 'upscale',
  description: 'Makes pictures larger',
  visibility: 'public',
  is_official: false,
  github_url: null,
  paper_url: null,
  license_url: null,
  run_count: 42,
  cover_image_url: null,
  default_example: null,
  latest_version: {
    id: scriptedVersion,
    created_at: createdAt,
    cog_version: '0.9.0',
    openapi_schema: {},
  },
};
const official = { ...model, name: 'official', is_official: true };
const prediction = rawPrediction({
  status: 'succeeded',
  output: 'done',
  metrics: { predict_time: 1.25 },
});
const training = rawPrediction({
  id: 't1',
  output: { version: `me/mine:${scriptedVersion}`, weights: null },
});
const collection = { slug: 'larger', name: 'Larger', description: 'Makes things larger' };
const file = {
  id: 'f1',
  name: 'a.txt',
  content_type: 'text/plain',
  size: 5,
  checksums: { sha256: 'b'.repeat(64) },
  metadata: {},
  created_at: createdAt,
  expires_at: createdAt,
  urls: { get: 'https://example.org/v1/files/f1' },
};
const deployment = {
  owner: 'me',
  name: 'fast',
  current_release: {
    number: 3,
    model: 'acme/upscale',
    version: scriptedVersion,
    created_at: createdAt,
    created_by: { type: 'user', username: 'me' },
    configuration: { hardware: 'gpu-t4', min_instances: 0, max_instances: 2 },
  },
};

const page = (...results: readonly unknown[]) => ({ next: null, previous: null, results });
const modelPath = '/models/acme/upscale';
const versionPath = `${modelPath}/versions/${scriptedVersion}`;

/** One answer for each operation of the API; text is sent as it is, null as an empty body. */
const answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  'GET /account': [200, { type: 'user', username: 'me', name: 'Me' }],
  'GET /collections': [200, page(collection)],
  'GET /collections/larger': [200, { ...collection, full_description: null, models: [model] }],
  'GET /deployments': [200, page(deployment)],
  'POST /deployments': [200, deployment],
  'GET /deployments/me/fast': [200, deployment],
  'PATCH /deployments/me/fast': [200, deployment],
  'DELETE /deployments/me/fast': [204, null],
  'POST /deployments/me/fast/predictions': [201, prediction],
  'GET /files': [200, page(file)],
  'POST /files': [201, file],
  'GET /files/f1': [200, file],
  'DELETE /files/f1': [204, null],
  'GET /files/f1/download': [200, 'hello'],
  'GET /hardware': [200, [{ name: 'CPU', sku: 'cpu' }]],
  'GET /models': [200, page(model)],
  'POST /models': [201, model],
  'QUERY /models': [200, page(model)],
  [`GET ${modelPath}`]: [200, model],
  'GET /models/acme/official': [200, official],
  [`PATCH ${modelPath}`]: [200, model],
  [`DELETE ${modelPath}`]: [204, null],
  [`GET ${modelPath}/examples`]: [200, page(prediction)],
  'POST /models/acme/official/predictions': [201, prediction],
  [`GET ${modelPath}/readme`]: [200, '# Upscale'],
  [`GET ${modelPath}/versions`]: [200, page(model.latest_version)],
  [`GET ${versionPath}`]: [200, model.latest_version],
  [`DELETE ${versionPath}`]: [202, null],
  [`POST ${versionPath}/trainings`]: [201, training],
  'GET /predictions': [200, page(prediction)],
  'POST /predictions': [201, prediction],
  'GET /predictions/p1': [200, prediction],
  'POST /predictions/p1/cancel': [200, prediction],
  'GET /search': [
    200,
    {
      query: 'x',
      models: [{ model, metadata: { tags: ['picture'], score: 0.5 } }],
      collections: [{ ...collection, models: ['acme/upscale'] }],
      pages: [{ name: 'Guide', href: '/docs/guide' }],
    },
  ],
  'GET /trainings': [200, page(training)],
  'GET /trainings/t1': [200, training],
  'POST /trainings/t1/cancel': [200, training],
  'GET /webhooks/default/secret': [200, { key: 'whsec_c2VjcmV0' }],
};

/** Answers like the API with one thing of each kind; 404 for whatever else is asked. */
export const scriptedApi: Answerer = (response, { method, path }) => {
  const [status, body] = answers[`${method} ${path.replace(/^\/v1/, '')}`] ?? [
    404,
    { title: 'Not found', detail: 'There is no such thing', status: 404 },
  ];
  if (typeof body === 'string')
    response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
  else if (body === null) response.writeHead(status).end();
  else sendJson(response, status, body);
};
