const placeholders: ReadonlySet<string> = new Set([
  'model_owner',
  'model_name',
  'version_id',
  'prediction_id',
  'training_id',
  'collection_slug',
  'deployment_owner',
  'deployment_name',
  'file_id',
]);

/** Every route of the gateway, below `/v1`: its paths are literal, placeholder names and all (lowcodeapi.md section 1). */
export const gatewayRoutes: readonly string[] = [
  'GET /account',
  'GET /collections',
  'GET /collections/collection_slug',
  'GET /deployments',
  'POST /deployments',
  'GET /deployments/deployment_owner/deployment_name',
  'PATCH /deployments/deployment_owner/deployment_name',
  'DELETE /deployments/deployment_owner/deployment_name',
  'POST /deployments/deployment_owner/deployment_name/predictions',
  'GET /files',
  'POST /files',
  'GET /files/file_id',
  'DELETE /files/file_id',
  'GET /files/file_id/download',
  'GET /hardware',
  'GET /models',
  'POST /models',
  'GET /models/model_owner/model_name',
  'PATCH /models/model_owner/model_name',
  'DELETE /models/model_owner/model_name',
  'GET /models/model_owner/model_name/examples',
  'POST /models/model_owner/model_name/predictions',
  'GET /models/model_owner/model_name/readme',
  'GET /models/model_owner/model_name/versions',
  'GET /models/model_owner/model_name/versions/version_id',
  'DELETE /models/model_owner/model_name/versions/version_id',
  'POST /models/model_owner/model_name/versions/version_id/trainings',
  'GET /predictions',
  'POST /predictions',
  'GET /predictions/prediction_id',
  'POST /predictions/prediction_id/cancel',
  'GET /search',
  'GET /trainings',
  'GET /trainings/training_id',
  'POST /trainings/training_id/cancel',
  'GET /webhooks/default/secret',
];

/** A real path on its route: the literal segments, and the values that go into the query. */
export type RoutedPath = {
  readonly segments: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

/** Finds the route of a real path such as `['models', 'acme', 'upscale']`; undefined where the gateway has none. */
export function findRoute(method: string, path: readonly string[]): RoutedPath | undefined {
  for (const route of gatewayRoutes) {
    const [verb, address = ''] = route.split(' ');
    const segments = address.split('/').slice(1);
    if (verb !== method || segments.length !== path.length) continue;
    const pairs = segments.map((name, index) => [name, path[index] ?? ''] as const);
    const fits = pairs.every(([name, value]) => placeholders.has(name) || name === value);
    if (!fits) continue;
    const values = Object.fromEntries(pairs.filter(([name]) => placeholders.has(name)));
    return { segments, values };
  }
  return undefined;
}
