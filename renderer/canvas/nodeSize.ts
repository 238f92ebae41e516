const widths: { readonly [type: string]: number } = {
  'file-upload': 240,
  boolean: 200,
  number: 200,
  download: 240,
  prediction: 280,
  reroute: 24,
  preview: 280,
  training: 280,
};

/** The width a node of this type has until the user sets another, in canvas units. */
export function nodeWidth(type: string): number {
  return widths[type] ?? 256;
}

/** How high a node is taken to be until it was measured, in canvas units. */
export const guessedHeight = 160;

/** A frame that was made without nodes, in canvas units. */
export const frameSize = { width: 400, height: 240 };

/** How wide a frame is whose members are not drawn, in canvas units. */
export const collapsedWidth = 240;

/** A reroute on each side, in canvas units. */
export const rerouteSize = nodeWidth('reroute');
