import { artifactBase } from './origin.ts';

/** Answers `artifact://store/...` from the engine, Range and imports included; other addresses are not found. */
export function createArtifactProtocol(
  answer: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!request.url.startsWith(artifactBase)) return new Response(null, { status: 404 });
    const response = await answer(request);
    const headers = new Headers(response.headers);
    // The pages come from another scheme, so the artifacts are never of the same site here; no other page exists.
    headers.set('cross-origin-resource-policy', 'cross-origin');
    return new Response(response.body, { status: response.status, headers });
  };
}
