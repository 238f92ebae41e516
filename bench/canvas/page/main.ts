import type { Shape } from '../shape.ts';
import { showBare } from './bare.ts';
import { showLitegraph } from './litegraph.ts';
import { showReactFlow } from './reactFlow.ts';

/** A subject that draws a shape in the page; resolves when it has given all of it to be drawn. */
export type Show = (root: HTMLElement, shape: Shape, pictures: readonly string[]) => Promise<void>;

declare global {
  var subjects: { readonly [name: string]: Show };
}

globalThis.subjects = { reactFlow: showReactFlow, litegraph: showLitegraph, bare: showBare };
