import { scriptedVersion } from './scriptedApi.ts';

/** A command, what is typed or piped into it, the request that it must lead to and what it must print. */
export type ResourceCommand = {
  readonly args: readonly string[];
  readonly piped?: string;
  readonly request: string;
  readonly prints: RegExp;
};

const version = `acme/upscale:${scriptedVersion}`;
const versionPath = `/models/acme/upscale/versions/${scriptedVersion}`;

/** One command for each operation of the API, at least. They need a file `a.txt` in the current folder. */
export const resourceCommands: readonly (readonly [operation: string, ResourceCommand])[] = [
  ['account.get', { args: ['account'], request: 'GET /account', prints: /^Account +me$/m }],
  [
    'collections.list',
    { args: ['collections', 'list'], request: 'GET /collections', prints: /^larger\tLarger\t/m },
  ],
  [
    'collections.get',
    {
      args: ['collections', 'show', 'larger'],
      request: 'GET /collections/larger',
      prints: /^acme\/upscale\t/m,
    },
  ],
  [
    'deployments.list',
    { args: ['deployments', 'list'], request: 'GET /deployments', prints: /^me\/fast\t.*0 to 2$/m },
  ],
  [
    'deployments.create',
    {
      args: ['deployments', 'create', 'fast', '--model', version, '--hardware', 'gpu-t4'],
      request: 'POST /deployments',
      prints: /The deployment me\/fast was created/,
    },
  ],
  [
    'deployments.get',
    {
      args: ['deployments', 'show', 'me/fast'],
      request: 'GET /deployments/me/fast',
      prints: /^Release +3$/m,
    },
  ],
  [
    'deployments.update',
    {
      args: ['deployments', 'update', 'me/fast', '--min', '1', '--max', '4'],
      request: 'PATCH /deployments/me/fast',
      prints: /is at release 3/,
    },
  ],
  [
    'deployments.delete',
    {
      args: ['deployments', 'delete', 'me/fast', '--yes'],
      request: 'DELETE /deployments/me/fast',
      prints: /was deleted/,
    },
  ],
  [
    'deployments.predictions.create',
    {
      args: ['predictions', 'create', 'me/fast', '--deployment', '-i', 'a=b'],
      request: 'POST /deployments/me/fast/predictions',
      prints: /The prediction p1 /,
    },
  ],
  ['files.list', { args: ['files', 'list'], request: 'GET /files', prints: /^f1\ta\.txt\t/m }],
  [
    'files.create',
    { args: ['files', 'upload', 'a.txt'], request: 'POST /files', prints: /^File +f1$/m },
  ],
  ['files.get', { args: ['files', 'show', 'f1'], request: 'GET /files/f1', prints: /^Bytes +5$/m }],
  [
    'files.delete',
    {
      args: ['files', 'delete', 'f1', '--yes'],
      request: 'DELETE /files/f1',
      prints: /The file f1 was deleted/,
    },
  ],
  [
    'files.download',
    {
      args: ['files', 'download', 'f1', '--out', 'saved'],
      piped: 'a signing secret\n',
      request: 'GET /files/f1/download',
      prints: /saved.+\n$/,
    },
  ],
  ['hardware.list', { args: ['hardware'], request: 'GET /hardware', prints: /^cpu\tCPU$/m }],
  [
    'models.list',
    {
      args: ['models', 'list', '--sort', 'model_created_at', '--order', 'asc'],
      request: 'GET /models',
      prints: /^acme\/upscale\t42\t/m,
    },
  ],
  [
    'models.create',
    {
      args: ['models', 'create', 'acme/upscale', '--hardware', 'cpu', '--description', 'd'],
      request: 'POST /models',
      prints: /was created/,
    },
  ],
  [
    'models.search',
    {
      args: ['models', 'search', 'larger', 'picture', '--limit', '100'],
      request: 'QUERY /models',
      prints: /^acme\/upscale\t/m,
    },
  ],
  [
    'models.get',
    {
      args: ['models', 'show', 'acme/upscale'],
      request: 'GET /models/acme/upscale',
      prints: /^Runs +42$/m,
    },
  ],
  [
    'models.update',
    {
      args: ['models', 'update', 'acme/upscale', '--readme', 'a.txt'],
      request: 'PATCH /models/acme/upscale',
      prints: /was changed/,
    },
  ],
  [
    'models.delete',
    {
      args: ['models', 'delete', 'acme/upscale', '--yes'],
      request: 'DELETE /models/acme/upscale',
      prints: /was deleted/,
    },
  ],
  [
    'models.examples.list',
    {
      args: ['models', 'examples', 'acme/upscale'],
      request: 'GET /models/acme/upscale/examples',
      prints: /^p1\tsucceeded\t/m,
    },
  ],
  [
    'models.predictions.create',
    {
      args: ['predictions', 'create', 'acme/official', '-i', 'a=b', '--cancel-after', '90'],
      request: 'POST /models/acme/official/predictions',
      prints: /The prediction p1 /,
    },
  ],
  [
    'models.readme.get',
    {
      args: ['models', 'readme', 'acme/upscale'],
      request: 'GET /models/acme/upscale/readme',
      prints: /^# Upscale$/m,
    },
  ],
  [
    'models.versions.list',
    {
      args: ['versions', 'list', 'acme/upscale'],
      request: 'GET /models/acme/upscale/versions',
      prints: /^a{64}\t/m,
    },
  ],
  [
    'models.versions.get',
    {
      args: ['versions', 'show', version],
      request: `GET ${versionPath}`,
      prints: /^Cog +0\.9\.0$/m,
    },
  ],
  [
    'models.versions.delete',
    {
      args: ['versions', 'delete', version, '--yes'],
      request: `DELETE ${versionPath}`,
      prints: /will be deleted/,
    },
  ],
  [
    'trainings.create',
    {
      args: ['trainings', 'create', version, '--destination', 'me/mine', '-i', 'steps:=10'],
      request: `POST ${versionPath}/trainings`,
      prints: /The training t1 /,
    },
  ],
  [
    'trainings.list',
    { args: ['trainings', 'list'], request: 'GET /trainings', prints: /^t1\t.*me\/mine:a{64}$/m },
  ],
  [
    'trainings.get',
    {
      args: ['trainings', 'show', 't1'],
      request: 'GET /trainings/t1',
      prints: /^Result +me\/mine/m,
    },
  ],
  [
    'trainings.cancel',
    {
      args: ['trainings', 'cancel', 't1'],
      request: 'POST /trainings/t1/cancel',
      prints: /The training t1 is/,
    },
  ],
  [
    'predictions.list',
    {
      args: ['predictions', 'list', '--after', '2026-01-01', '--before', '2026-02-01', '--web'],
      request: 'GET /predictions',
      prints: /^p1\tsucceeded\t/m,
    },
  ],
  [
    'predictions.create',
    {
      args: [
        'predictions',
        'create',
        version,
        '--input=text=@@me',
        '--input=image=@a.txt',
        '--webhook=https://example.org/hook',
        '--webhook-event=completed',
      ],
      request: 'POST /predictions',
      prints: /The prediction p1 /,
    },
  ],
  [
    'predictions.get',
    {
      args: ['predictions', 'show', 'p1'],
      request: 'GET /predictions/p1',
      prints: /^Output +"done"$/m,
    },
  ],
  [
    'predictions.cancel',
    {
      args: ['predictions', 'cancel', 'p1'],
      request: 'POST /predictions/p1/cancel',
      prints: /The prediction p1 is succeeded/,
    },
  ],
  [
    'search',
    { args: ['search', 'larger'], request: 'GET /search', prints: /^page\t\/docs\/guide\t/m },
  ],
  [
    'webhooks.default.secret.get',
    {
      args: ['webhooks', 'secret'],
      request: 'GET /webhooks/default/secret',
      prints: /^whsec_c2VjcmV0$/m,
    },
  ],
];
