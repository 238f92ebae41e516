import { createContext, use, type ReactNode } from 'react';
import type { AppInfo } from '../../shared/api/types.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { FailureError } from '../../shared/domain/failure.ts';
import type { EngineClient } from './engineClient.ts';

type EngineConnection = { readonly client: EngineClient; readonly info: AppInfo };

const EngineContext = createContext<EngineConnection | null>(null);

type ProviderProps = EngineConnection & { readonly children: ReactNode };

/** Gives the engine to every component below. */
export function EngineProvider({ client, info, children }: ProviderProps): ReactNode {
  return <EngineContext value={{ client, info }}>{children}</EngineContext>;
}

/** The engine's procedures. Throws outside an EngineProvider. */
export function useEngine(): EngineClient {
  return useConnection().client;
}

/** What wraps the engine and what it can do. Throws outside an EngineProvider. */
export function useAppInfo(): AppInfo {
  return useConnection().info;
}

function useConnection(): EngineConnection {
  const connection = use(EngineContext);
  if (connection === null) throw new Error('A component needs an EngineProvider above it.');
  return connection;
}

/** The address of an artifact's bytes; answers Range requests. */
export function artifactUrl(info: AppInfo, artifact: Pick<ArtifactRef, 'id'>): string {
  return `${info.artifactBase}${artifact.id}`;
}

/** Brings a file into the artifact store. Throws FailureError with a sentence for the user. */
export async function importFile(
  info: AppInfo,
  file: File,
  signal?: AbortSignal,
): Promise<ArtifactRef> {
  const response = await fetch(`${info.artifactBase}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => undefined);
  const answer: unknown = response?.ok === true ? await response.json() : undefined;
  if (isArtifactRef(answer)) return answer;
  throw new FailureError({
    kind: 'unexpected',
    message: `"${file.name}" could not be brought in: check that the disk has space, and drop it again.`,
  });
}

function isArtifactRef(value: unknown): value is ArtifactRef {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'name' in value &&
    'mediaType' in value
  );
}
