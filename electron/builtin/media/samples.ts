/** Example inputs as data URLs: small SVG drawings, so that an example works with no network and reads well in a file. */
export const sampleLandscape = toSvgUrl(
  '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><rect width="96" height="64" fill="#87b5e0"/><circle cx="72" cy="16" r="9" fill="#f6d365"/><path d="M0 64V44L26 22 50 46 64 34 96 56V64Z" fill="#2f6b4f"/></svg>',
);

/** A red disc on white. */
export const sampleDisc = toSvgUrl(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#ffffff"/><circle cx="32" cy="32" r="20" fill="#d0342c"/></svg>',
);

/** Four equal stripes: red, green, blue, white. */
export const sampleStripes = toSvgUrl(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32" shape-rendering="crispEdges"><rect width="16" height="32" fill="#cc2936"/><rect x="16" width="16" height="32" fill="#3f8f5b"/><rect x="32" width="16" height="32" fill="#2b59c3"/><rect x="48" width="16" height="32" fill="#ffffff"/></svg>',
);

function toSvgUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
