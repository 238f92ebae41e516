import { deploymentReference, isVersionId, modelReference, type Reference } from './reference.ts';

const sitePattern = /^(?:https?:\/\/)?(?:www\.)?replicate\.com\/([^\s#]+)/i;
const apiPattern = /^(?:https?:\/\/)?api\.replicate\.com\/v1\/([^\s#]+)/i;
const imagePattern =
  /^(?:https?:\/\/)?r8\.im\/([^\s/:@]+\/[^\s/:@]+)(?::[\w.-]+)?(?:@sha256:([0-9a-f]{64}))?$/i;
/** `http://127.0.0.1:5000/predictions`, `cog:127.0.0.1:5000`, `localhost:5000`. */
const serverPattern =
  /^(https?:\/\/|cog:)?(localhost|127(?:\.\d{1,3}){3}|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[::1\])(?::(\d{1,5}))?(?:\/(?:predictions|docs|openapi\.json|health-check)?(?:[?#]\S*)?)?$/i;
/** Replicate's prediction ids have 26 letters and digits; others may come. */
const idPattern = /^[a-z0-9]{20,40}$/;
/** Pages of replicate.com whose address looks like a model's. */
const notOwners: ReadonlySet<string> = new Set([
  'about',
  'account',
  'api',
  'billing',
  'blog',
  'changelog',
  'collections',
  'docs',
  'enterprise',
  'explore',
  'guides',
  'home',
  'invites',
  'login',
  'pricing',
  'search',
  'settings',
  'signin',
  'status',
  'terms',
  'trainings',
]);

/** Reads an address of Replicate's site, its API or its images, or of a Cog server; undefined for any other text. */
export function parseAddress(text: string): Reference | undefined {
  const [, site] = sitePattern.exec(text) ?? [];
  if (site !== undefined) return fromSite(site);
  const [, api] = apiPattern.exec(text) ?? [];
  if (api !== undefined) return fromApi(partsOf(api));
  const [, model, version] = imagePattern.exec(text) ?? [];
  if (model !== undefined) return modelReference(model, { version });
  return parseServer(text);
}

/** The id of a prediction alone; a word of that length without a digit is a word. */
export function parsePredictionId(text: string): Reference | undefined {
  const isId = text.length === 26 && idPattern.test(text) && /\d/.test(text) && /[a-z]/.test(text);
  return isId ? { kind: 'prediction', id: text } : undefined;
}

function fromSite(path: string): Reference | undefined {
  const [, id] = /[?&]prediction=([a-z0-9]{20,40})(?:&|$)/.exec(path) ?? [];
  if (id !== undefined) return { kind: 'prediction', id };
  const parts = partsOf(path);
  const [first = '', second, third, fourth] = parts;
  if (first === 'p') return toPrediction(second);
  if (first === 'deployments') return deploymentReference(second, third);
  if (second === undefined || notOwners.has(first.toLowerCase())) return undefined;
  return modelReference(`${first}/${second}`, versionAt(third, fourth));
}

function fromApi(parts: readonly string[]): Reference | undefined {
  const [kind, first, second, third, fourth] = parts;
  if (kind === 'predictions') return toPrediction(first);
  if (kind === 'deployments') return deploymentReference(first, second);
  if (kind !== 'models' || first === undefined || second === undefined) return undefined;
  return modelReference(`${first}/${second}`, versionAt(third, fourth));
}

function versionAt(
  word: string | undefined,
  version: string | undefined,
): { readonly version?: string } {
  const isVersion = word === 'versions' && version !== undefined && isVersionId(version);
  return isVersion ? { version } : {};
}

function toPrediction(id: string | undefined): Reference | undefined {
  return id !== undefined && idPattern.test(id) ? { kind: 'prediction', id } : undefined;
}

/** A server's root or one of the paths that Cog has; only where no router of the internet leads. */
function parseServer(text: string): Reference | undefined {
  const [, scheme, name, port] = serverPattern.exec(text) ?? [];
  if (name === undefined || (scheme === undefined && port === undefined)) return undefined;
  const secure = scheme?.toLowerCase() === 'https://';
  const host = `${name.toLowerCase()}:${port ?? (secure ? '443' : '80')}`;
  return { kind: 'cog', host, url: `${secure ? 'https' : 'http'}://${host}`, inputs: {} };
}

function partsOf(path: string): readonly string[] {
  const [plain = ''] = path.split('?');
  return plain.split('/').filter((part) => part !== '');
}
