import { isJsonObject, type JsonObject } from '../domain/json.ts';
import { parseAddress } from './parseAddress.ts';
import { readShellWord } from './readShellWord.ts';
import { readArguments, readTerm, readableEntries, type Term } from './readTerm.ts';
import { deploymentReference, modelReference, type Reference } from './reference.ts';

type Entries = ReadonlyMap<string, Term>;
/** Follows a name to what the text assigns to it. */
type Resolve = (term: Term | undefined) => Term | undefined;

const callPattern =
  /\breplicate\.(?:async_)?(run|stream|predictions\.(?:async_)?create|deployments\.predictions\.create)\s*\(/;
const deploymentPattern =
  /\bdeployments\.(?:async_)?get\(\s*["']([\w.-]+)\/([\w.-]+)["'][\s\S]{0,2000}?\bpredictions\.(?:async_)?create\s*\(/;
const commandPattern = /\b(?:curl|docker|cog|create-replicate)\b/;
const bodyPattern = /(?:^|\s)(?:-d|--data|--data-raw|--data-binary|--json)(?:[\s=]+|(?=['"$]))/g;
const addressPattern = /(?:https?:\/\/[\w.:[\]-]{3,80}\/|\br8\.im\/)[\w./:@-]{0,200}/g;
const noEntries: Entries = new Map();
const requestKeys = ['ref', 'version', 'model', 'deployment', 'input'];
/** A snippet names its model and its input, not more. */
const mostNames = 8;
const longestName = 64;
const mostAddresses = 20;
const mostBodies = 5;

/**
 * Reads the first call of Replicate's API in a piece of JavaScript, Python, JSON or shell: the model, the version and
 * those inputs that are literals. Undefined where there is none. Nothing of the text is run.
 */
export function parseSnippet(text: string): Reference | undefined {
  return parseJsonText(text) ?? parseCall(text) ?? parseDeployment(text) ?? parseCommand(text);
}

/** A prediction as its page or the API shows it, or the body of a request. */
function parseJsonText(text: string): Reference | undefined {
  if (!text.startsWith('{')) return undefined;
  const entries = entriesOf(readTerm(text, 0));
  return entries.get('input')?.kind === 'object' ? fromRequest(entries) : undefined;
}

function parseCall(text: string): Reference | undefined {
  const found = callPattern.exec(text);
  if (found === null) return undefined;
  const { placed, named } = readArguments(text, found.index + found[0].length);
  const resolve = createResolve(text);
  const options = placed.findLast(({ kind }) => kind === 'object');
  const entries = resolveEntries(new Map([...entriesOf(options), ...named]), resolve);
  const [first, second] = placed.map((term) => textOf(resolve(term)));
  switch (found[1]) {
    case 'run':
    case 'stream':
      return modelReference(first ?? textOf(entries.get('ref')) ?? '', {
        inputs: inputsOf(entries),
      });
    case 'deployments.predictions.create': {
      const [owner, name = second] = (first ?? '').split('/');
      return deploymentReference(owner, name, inputsOf(entries));
    }
    default:
      return fromRequest(entries);
  }
}

/** Python gets a deployment and makes a prediction with it in another line. */
function parseDeployment(text: string): Reference | undefined {
  const found = deploymentPattern.exec(text);
  if (found === null) return undefined;
  const { named } = readArguments(text, found.index + found[0].length);
  const entries = resolveEntries(named, createResolve(text));
  return deploymentReference(found[1], found[2], inputsOf(entries));
}

/** `curl` with a body, `docker run` of an image with or without one, `create-replicate --model=owner/name`. */
function parseCommand(text: string): Reference | undefined {
  if (!commandPattern.test(text)) return undefined;
  const [, named] = /\bcreate-replicate\b.{0,200}?--model[= ](\S{1,300})/.exec(text) ?? [];
  if (named !== undefined) return modelReference(named, {});
  const { body, rest } = splitBody(text);
  const addresses = [...rest.matchAll(addressPattern)].slice(0, mostAddresses);
  const reference = addresses
    .map(([address]) => parseAddress(address))
    .find((each) => each !== undefined);
  const inputs = inputsOf(body);
  if (reference === undefined)
    return rest.includes('replicate.com/v1/') ? fromRequest(body) : undefined;
  return reference.kind === 'prediction' || Object.keys(inputs).length === 0
    ? reference
    : { ...reference, inputs };
}

/** The JSON that a command sends, and the command without it. `docker run -d` sends nothing. */
function splitBody(text: string): { readonly body: Entries; readonly rest: string } {
  for (const found of [...text.matchAll(bodyPattern)].slice(0, mostBodies)) {
    const start = found.index + found[0].length;
    const { word, end } = readShellWord(text, start);
    const body = word.startsWith('@-') ? hereDocument(text) : entriesOf(readTerm(word, 0));
    if (body.size > 0) return { body, rest: `${text.slice(0, start)}${text.slice(end)}` };
  }
  return { body: noEntries, rest: text };
}

/** What stands between `<<EOF` and the line that ends it. */
function hereDocument(text: string): Entries {
  const found = /<<-?\s{0,9}["']?\w{1,40}/.exec(text);
  const brace = found === null ? -1 : text.indexOf('{', found.index);
  return brace === -1 ? noEntries : entriesOf(readTerm(text, brace));
}

/** The body of a request that makes a prediction; undefined where it names no model, such as a version's id alone. */
function fromRequest(entries: Entries): Reference | undefined {
  const [version, model, deployment] = ['version', 'model', 'deployment'].map((key) =>
    textOf(entries.get(key)),
  );
  const inputs = inputsOf(entries);
  if (deployment !== undefined) {
    const [owner, name] = deployment.split('/');
    return deploymentReference(owner, name, inputs);
  }
  return (
    modelReference(version ?? '', { inputs }) ?? modelReference(model ?? '', { version, inputs })
  );
}

function inputsOf(entries: Entries): JsonObject {
  const inputs: unknown = readableEntries(entriesOf(entries.get('input')));
  return isJsonObject(inputs) ? inputs : {};
}

function resolveEntries(entries: Entries, resolve: Resolve): Entries {
  return new Map(
    requestKeys.flatMap((key): readonly [string, Term][] => {
      const term = resolve(entries.get(key));
      return term === undefined ? [] : [[key, term]];
    }),
  );
}

/** Looks up what a name is set to, once per name and for a few names only: `const input = {...}`. */
function createResolve(text: string): Resolve {
  let count = 0;
  return (term) => {
    if (term?.kind !== 'name' || term.name.length > longestName || count >= mostNames) return term;
    count += 1;
    const name = term.name.replaceAll('$', String.raw`\$`);
    const found = new RegExp(String.raw`(?<![\w$.])${name}\s{0,9}=\s{0,9}(?![=>])`).exec(text);
    return found === null ? term : readTerm(text, found.index + found[0].length);
  };
}

function entriesOf(term: Term | undefined): Entries {
  return term?.kind === 'object' ? term.entries : noEntries;
}

function textOf(term: Term | undefined): string | undefined {
  return term?.kind === 'value' && typeof term.value === 'string' ? term.value : undefined;
}
