import { z } from 'zod';
import type { GraphNode } from '../domain/graph.ts';
import { isJsonObject } from '../domain/json.ts';
import { retryReasons, type NodePolicy } from '../domain/nodePolicy.ts';
import type { NodePorts, OutputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { faultOf, faultTexts } from '../nodes/settingFault.ts';
import { say } from '../sentences/say.ts';

const day = 86_400_000;

/** The bounds of a policy's numbers; times in milliseconds. */
export const policyBounds = {
  attempts: { min: 1, max: 10 },
  backoffMs: { min: 0, max: 600_000 },
  timeoutMs: { min: 1000, max: day },
  /** The least that Replicate takes for `Cancel-After`. */
  cancelAfterMs: { min: 5000, max: day },
} as const;

const within = ({ min, max }: { readonly min: number; readonly max: number }): z.ZodInt =>
  z.int().min(min).max(max);

const policySchema: z.ZodType<NodePolicy> = z.object({
  retry: z
    .object({
      attempts: within(policyBounds.attempts),
      backoffMs: within(policyBounds.backoffMs),
      on: z.array(z.enum(retryReasons)),
    })
    .exactOptional(),
  timeoutMs: within(policyBounds.timeoutMs).exactOptional(),
  cancelAfterMs: within(policyBounds.cancelAfterMs).exactOptional(),
  onError: z.enum(['fail', 'output']).exactOptional(),
});

const none: NodePolicy = {};

/** The policy of a node; an empty one where it has none, or one that cannot be used. */
export function readPolicy({ policy }: Pick<GraphNode, 'policy'>): NodePolicy {
  if (policy === undefined) return none;
  const parsed = policySchema.safeParse(policy);
  return parsed.success ? parsed.data : none;
}

/** What is wrong with a node's policy, in one sentence; undefined where nothing is. */
export function findPolicyFault({ policy }: Pick<GraphNode, 'policy'>): Sentence | undefined {
  if (policy === undefined) return undefined;
  const [issue] = policySchema.safeParse(policy, faultTexts).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const place = ['policy', ...issue.path].join('.');
  return say('graph.policy', { place, issue: faultOf(issue) });
}

/** The name of the port that gives the failures of a node that passes them on. */
export const errorPortName = 'error';

/** The port of a node that passes its failures on. */
export const errorPort: OutputPort = {
  name: errorPortName,
  title: 'Error',
  type: 'json',
  description: 'What went wrong, where a task fails; else nothing.',
};

/** Says whether one of a node's outputs is called `error`: its own, or the one that its policy adds. */
export function hasErrorPort({ outputs }: NodePorts): boolean {
  return outputs.some(({ name }) => name === errorPortName);
}

/** Says whether a node gives its failures on its port `error`. */
export function passesErrors({ policy }: Pick<GraphNode, 'policy'>): boolean {
  return isJsonObject(policy) && policy['onError'] === 'output';
}
