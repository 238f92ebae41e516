import { toModelJson } from '../catalogue.ts';
import type { ListedModel } from '../ownModels/listedModel.ts';
import type { ModelStore } from '../ownModels/modelStore.ts';
import { namePattern, pickLinks } from '../ownModels/ownRecords.ts';
import type { VersionRemover } from '../ownModels/versionRemover.ts';
import type { Addresses } from '../predictions/toPredictionJson.ts';
import { forbidden } from '../problem.ts';
import { empty, json } from '../reply.ts';
import type { Route } from '../route.ts';
import { createBodyParser, textAt } from '../validateBody.ts';
import { findModel, findModelVersion } from './modelRoutes.ts';

const text = { type: 'string', maxLength: 100_000 } as const;
/** A web address: it becomes a link in a page. */
const link = {
  type: 'string',
  maxLength: 2000,
  pattern: '^https?://[^\\s]+$',
  format: 'uri',
} as const;
const base = '/v1/models/:owner/:name';

/** Create, change and delete models of the user. */
export function ownModelRoutes(options: {
  readonly models: ModelStore;
  readonly versions: VersionRemover;
  readonly addresses: () => Addresses;
  readonly now: () => number;
}): readonly Route[] {
  const { models, addresses } = options;
  const parseCreate = createBodyParser({
    type: 'object',
    required: ['owner', 'name', 'visibility', 'hardware'],
    properties: {
      owner: { const: 'builtin' },
      name: { type: 'string', maxLength: 80, pattern: namePattern.source },
      visibility: { enum: ['public', 'private'] },
      hardware: { enum: ['local'] },
      description: text,
      github_url: link,
      paper_url: link,
      license_url: link,
      cover_image_url: link,
    },
  });
  const parseUpdate = createBodyParser({
    type: 'object',
    properties: {
      description: text,
      readme: text,
      github_url: link,
      paper_url: link,
      weights_url: link,
      license_url: link,
    },
  });
  const findOwn = (params: Readonly<Record<string, string>>): ListedModel => {
    const model = findModel(models.all(), params);
    if (model.program === undefined) return model;
    throw forbidden(
      `builtin/${model.name} is part of the program: it cannot be changed or deleted.`,
    );
  };

  return [
    {
      operation: 'models.create',
      method: 'POST',
      path: '/v1/models',
      access: 'token',
      body: 'text',
      async handle(request) {
        const body = parseCreate(request.body);
        const model: ListedModel = {
          owner: 'builtin',
          name: textAt(body, 'name') ?? '',
          description: textAt(body, 'description'),
          readme: undefined,
          tags: [],
          official: false,
          visibility: body['visibility'] === 'public' ? 'public' : 'private',
          createdAt: new Date(options.now()).toISOString(),
          links: pickLinks(body),
          versions: [],
          program: undefined,
        };
        await models.create(model);
        return json(toModelJson(model, addresses()), 201);
      },
    },
    {
      operation: 'models.update',
      method: 'PATCH',
      path: base,
      access: 'token',
      body: 'text',
      async handle({ params, body: sent }) {
        const model = findOwn(params);
        const body = parseUpdate(sent);
        const changed = {
          ...model,
          description: textAt(body, 'description') ?? model.description,
          readme: textAt(body, 'readme') ?? model.readme,
          links: { ...model.links, ...pickLinks(body) },
        };
        await models.update(changed);
        return json(toModelJson(changed, addresses()));
      },
    },
    {
      operation: 'models.delete',
      method: 'DELETE',
      path: base,
      access: 'token',
      async handle({ params }) {
        const model = findOwn(params);
        if (model.visibility === 'public') throw forbidden('Only private models can be deleted.');
        if (model.versions.length > 0) {
          throw forbidden(
            'Only models without versions can be deleted: delete its versions first.',
          );
        }
        await models.remove(model);
        return empty(204);
      },
    },
    {
      operation: 'models.versions.delete',
      method: 'DELETE',
      path: `${base}/versions/:version`,
      access: 'token',
      handle({ params }) {
        const model = findOwn(params);
        const version = findModelVersion(model, params);
        if (model.visibility === 'public') {
          throw forbidden('Only versions of private models can be deleted.');
        }
        options.versions.request(version);
        return empty(202);
      },
    },
  ];
}
