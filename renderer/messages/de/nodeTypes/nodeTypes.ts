import type { NodeTypeTexts } from '../../nodeTexts.ts';
import { others } from './others.ts';
import { shaping } from './shaping.ts';
import { sources } from './sources.ts';

/** What the node types say, in German. */
export const nodeTypes: NodeTypeTexts = { ...sources, ...shaping, ...others };
