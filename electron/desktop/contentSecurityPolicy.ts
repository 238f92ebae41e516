const directives: readonly (readonly [name: string, ...sources: string[]])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  // Components put <style> elements in the page while it runs; a style cannot run code.
  ['style-src', "'self'", "'unsafe-inline'"],
  ['img-src', "'self'", 'artifact:', 'data:', 'blob:'],
  ['media-src', "'self'", 'artifact:', 'blob:'],
  ['font-src', "'self'"],
  ['connect-src', "'self'", 'artifact:'],
  ['worker-src', "'self'"],
  ['object-src', "'none'"],
  ['frame-src', "'none'"],
  ['frame-ancestors', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
];

/** The policy of every page of the desktop app: no inline script, no eval, no frame, no foreign connection. */
export const contentSecurityPolicy = directives.map((directive) => directive.join(' ')).join('; ');
