import { Hono } from 'hono';
import type { Context } from 'hono';
import { originFault, type AllowedOrigins } from './checkOrigin.ts';
import { artifactPolicy, commonHeaders, pagePolicy } from './securityHeaders.ts';
import { serveStatic } from './serveStatic.ts';
import type { Session } from './session.ts';

type Options = {
  readonly port: number;
  readonly session: Session;
  readonly allowed: AllowedOrigins;
  /** The folder of the built renderer. */
  readonly rendererDir: string;
  readonly handleArtifactRequest: (request: Request) => Promise<Response>;
  readonly handleWebhook: (request: Request) => Promise<Response>;
  /** Hears of errors that the answer does not show. */
  readonly report: (error: unknown) => void;
};

const notBuilt =
  'The page of Patchbay is not built yet: run "npm run build", then load this address again.\n';

/** The HTTP side of the server: the page, its session and the artifacts. RPC goes over the WebSocket. */
export function createApp(options: Options): Hono {
  const { port, session, allowed, rendererDir } = options;
  const app = new Hono();
  // Before the checks below: it comes from the internet under another name, and its signature is its token.
  app.post('/webhooks/replicate', async (c) =>
    withHeaders(await options.handleWebhook(c.req.raw), commonHeaders),
  );
  app.use('*', async (c, next) => {
    const isPage = c.req.method === 'GET' && !isGuarded(c.req.path);
    const fault = originFault(originOf(c, isPage), allowed);
    if (fault !== undefined) return withHeaders(c.text(`${fault}\n`, 403), commonHeaders);
    await next();
    c.res = withHeaders(c.res, commonHeaders);
    return undefined;
  });
  app.post('/session', async (c) => {
    const token = bearerOf(c) ?? (await c.req.text()).slice(0, 1000).trim();
    if (!session.isToken(token)) return c.text(`${wrongToken}\n`, 401);
    return c.body(null, 204, { 'Set-Cookie': session.setCookie, 'Cache-Control': 'no-store' });
  });
  app.all('/artifacts/*', (c) => answerArtifact(c, options));
  app.all('/artifacts', (c) => answerArtifact(c, options));
  app.on(['GET', 'HEAD'], '*', async (c) => {
    const answer = await serveStatic(rendererDir, c.req.raw);
    const policy = { 'Content-Security-Policy': pagePolicy(port) };
    if (answer !== undefined) return withHeaders(answer, policy);
    const isIndex = c.req.path === '/' || c.req.path === '/index.html';
    return withHeaders(
      c.text(isIndex ? notBuilt : 'There is nothing here.\n', isIndex ? 503 : 404),
      policy,
    );
  });
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  app.onError((error, c) => {
    options.report(error);
    return c.text('Something unexpected happened: look at the terminal of Patchbay.\n', 500);
  });
  return app;
}

/** What a request without the token is told. */
export const wrongToken =
  'The token is missing or wrong: open the address that Patchbay printed, with its #token= part.';

async function answerArtifact(c: Context, options: Options): Promise<Response> {
  const { session } = options;
  const mayPass =
    session.isToken(bearerOf(c)) ||
    session.isToken(c.req.query('token')) ||
    session.hasCookie(c.req.header('cookie'));
  if (!mayPass) return c.text(`${wrongToken}\n`, 401);
  const answer = await options.handleArtifactRequest(c.req.raw);
  return withHeaders(answer, {
    'Content-Security-Policy': artifactPolicy,
    'X-Content-Type-Options': 'nosniff',
  });
}

function isGuarded(path: string): boolean {
  return (
    path === '/rpc' ||
    path === '/session' ||
    path === '/artifacts' ||
    path.startsWith('/artifacts/')
  );
}

/** The page itself may be reached by a link from anywhere: it holds no secret. */
function originOf(c: Context, isPage: boolean): Parameters<typeof originFault>[0] {
  const host = c.req.header('host');
  if (isPage) return { host, origin: undefined };
  return { host, origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') };
}

function bearerOf(c: Context): string | undefined {
  const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' ? token : undefined;
}

function withHeaders(response: Response, headers: { readonly [name: string]: string }): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers: all,
  });
}
