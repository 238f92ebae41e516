import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import type { CountBook } from '../counts.ts';
import { isPredictionFault, type FaultSource } from '../faults.ts';
import { notFound, Problem } from '../problem.ts';
import { problemReply, type Reply } from '../reply.ts';
import type { BuiltinRequest, Route } from '../route.ts';
import { checkHost, checkToken } from './checkAccess.ts';
import { readBody } from './readBody.ts';
import { refuseByFault } from './refuseByFault.ts';
import { sendReply } from './sendReply.ts';

interface AppOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly maxBodyBytes: number;
  readonly faults: FaultSource;
  readonly counts: CountBook;
  /** `owner/name` of the model that a request to create names. */
  readonly modelOf: (path: string, body: string) => string | undefined;
  /** Called before every request. */
  readonly beforeEach: () => Promise<void>;
}

type App = Hono<{ Bindings: HttpBindings }>;
type AppContext = Context<{ Bindings: HttpBindings }>;

/** The HTTP side of the server: access, body limits, faults and errors around the routes. */
export function createApp(options: AppOptions): App {
  const app: App = new Hono();
  for (const route of options.routes) {
    app.on(route.method, route.path, (context) => serve(options, route, context));
  }
  app.all('*', (context) => serve(options, unknownRoute, context));
  return app;
}

const unknownRoute: Route = {
  operation: 'unknown',
  method: 'GET',
  path: '*',
  access: 'token',
  handle() {
    throw notFound('There is nothing at this address of the built-in models.');
  },
};

async function serve(options: AppOptions, route: Route, context: AppContext): Promise<Response> {
  const { outgoing } = context.env;
  options.counts.countRequest(route.operation);
  try {
    await answer(options, route, context);
  } catch (error) {
    if (outgoing.headersSent) outgoing.destroy();
    else await sendReply(outgoing, problemReply(toProblem(error)), undefined);
  }
  return RESPONSE_ALREADY_SENT;
}

async function answer(options: AppOptions, route: Route, context: AppContext): Promise<void> {
  const { incoming, outgoing } = context.env;
  checkHost(incoming);
  if (route.access === 'token') checkToken(incoming, options.token);
  await options.beforeEach();
  const body = route.body === 'text' ? await readBody(incoming, options.maxBodyBytes) : '';
  const { operation, method } = route;
  const { path } = context.req;
  const model = options.modelOf(path, body);
  const fault = options.faults.take({ operation, method, path, body, model });
  if (fault === undefined || isPredictionFault(fault)) {
    await sendReply(outgoing, await handle(route, context, { body, fault }), undefined);
    return;
  }
  const refusal = refuseByFault(fault);
  const reply = refusal ?? (await handle(route, context, { body, fault: undefined }));
  if (reply === 'drop' || fault.kind === 'drop') incoming.socket.destroy();
  else await sendReply(outgoing, reply, refusal === undefined ? fault : undefined);
}

async function handle(
  route: Route,
  context: AppContext,
  given: Pick<BuiltinRequest, 'body' | 'fault'>,
): Promise<Reply> {
  const { incoming, outgoing } = context.env;
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  return route.handle({
    params: context.req.param(),
    query: new URL(context.req.url).searchParams,
    header: (name) => context.req.header(name),
    ...given,
    incoming,
    signal: gone.signal,
  });
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(500, {
    title: 'Internal server error',
    detail: 'The built-in models could not answer this request. Try again.',
  });
}
