import { createContext, use } from 'react';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { PortEnd } from '../stores/places.ts';
import type { Stage } from './stageTypes.ts';

/** What nodes may ask of the canvas around them. */
export type CanvasServices = {
  /** Lists what a port can be connected to, beside its handle. */
  readonly openConnectMenu: (end: PortEnd, handle: HTMLElement) => void;
  /** Where things stand while they are moved or resized. */
  readonly stage: Pick<Stage, 'scene' | 'view' | 'resize' | 'drop'>;
};

const CanvasContext = createContext<CanvasServices | null>(null);

export const CanvasProvider = CanvasContext;

/** The canvas around a node; undefined where a node is drawn without one. */
export function useCanvasServices(): CanvasServices | undefined {
  return use(CanvasContext) ?? undefined;
}

const BlockedContext = createContext<ReadonlyMap<NodeId, string>>(new Map());

export const BlockedProvider = BlockedContext;

/** The title of the disabled node that keeps this one from running; undefined when none does. */
export function useBlocker(nodeId: NodeId): string | undefined {
  return use(BlockedContext).get(nodeId);
}
