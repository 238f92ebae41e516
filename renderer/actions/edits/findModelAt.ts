import { allItems } from '../../../shared/api/allItems.ts';
import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import { FailureError } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { isCogId } from '../../../shared/domain/model.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import { comparePorts } from '../../../shared/models/comparePorts.ts';
import type { App } from '../../engine/app.ts';
import { failureOf } from '../../engine/failureOf.ts';
import { readModel } from '../../panels/inspector/readModel.ts';
import { providerTitle } from '../../panels/palette/paletteEntry.ts';
import { t } from '../../messages/t.ts';
import { fetchModel } from './fetchModel.ts';
import { portsWith } from './portsWith.ts';

type Choice = ModelChoice | DeploymentChoice;

type Wanted = {
  readonly node: GraphNode;
  /** The node's ports at present. */
  readonly ports: NodePorts;
  readonly provider: string;
  readonly signal?: AbortSignal;
};

/**
 * The model of a connection that can take the place of a node's: the same version, else the newest of the same model,
 * else a Cog server's only one, else the built-in one that fits best. Throws FailureError `not-found` where none can.
 */
export async function findModelAt(app: App, wanted: Wanted): Promise<Choice> {
  const { node, provider } = wanted;
  const { model, provider: current } = readModel(node);
  const same = isCogId(provider) || isCogId(current) ? undefined : await findSame(app, wanted);
  const other = same ?? (await findOther(app, wanted));
  if (other !== undefined) return other;
  throw new FailureError({
    kind: 'not-found',
    message: t(provider === 'builtin' ? 'edits.models.noBuiltIn' : 'edits.models.noModel', {
      provider: providerTitle(provider),
      model,
    }),
  });
}

async function findSame(app: App, wanted: Wanted): Promise<Choice | undefined> {
  const { model, version } = readModel(wanted.node);
  const pinned = version === null ? undefined : await tryModel(app, wanted, `${model}:${version}`);
  return pinned ?? tryModel(app, wanted, model);
}

async function tryModel(app: App, wanted: Wanted, model: string): Promise<Choice | undefined> {
  const { provider, signal } = wanted;
  try {
    return await fetchModel(app, { provider, model, peek: true, ...(signal && { signal }) });
  } catch (error) {
    if (failureOf(error).kind === 'not-found') return undefined;
    throw error;
  }
}

async function findOther(app: App, wanted: Wanted): Promise<Choice | undefined> {
  const { provider, signal } = wanted;
  if (!isCogId(provider) && provider !== 'builtin') return undefined;
  const options = signal === undefined ? {} : { signal };
  const found = allItems((cursor) =>
    app.client.resources.models.list(
      { provider, ...(cursor === undefined ? {} : { cursor }) },
      options,
    ),
  );
  const names: string[] = [];
  for await (const { owner, name } of found) names.push(`${owner}/${name}`);
  const choices = await Promise.all(names.map((name) => tryModel(app, wanted, name)));
  const [first, ...others] = choices.filter((choice) => choice !== undefined);
  if (isCogId(provider) || first === undefined) return first;
  return bestOf(wanted, [first, ...others]);
}

/** The model that lacks nothing and needs nothing more: of the same name, else with the fewest inputs. */
function bestOf({ node, ports, provider }: Wanted, choices: readonly Choice[]): Choice | undefined {
  const { model } = readModel(node);
  const fitting = choices.flatMap((choice) => {
    const others = portsWith(node, { provider, choice });
    const { compatible, differences } = comparePorts(ports, others);
    const isNamesake = model.endsWith(`/${choice.details.name}`);
    const rank = isNamesake ? 0 : others.inputs.length;
    return compatible && differences.length === 0 ? [{ choice, rank }] : [];
  });
  return fitting.toSorted((a, b) => a.rank - b.rank)[0]?.choice;
}
