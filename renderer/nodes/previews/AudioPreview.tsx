import type { ReactNode } from 'react';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';

/** A sound with its controls. */
export function AudioPreview({ artifact }: { readonly artifact: ArtifactRef }): ReactNode {
  const info = useAppInfo();
  return (
    // Generated sound has no captions.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <audio
      controls
      preload="metadata"
      aria-label={artifact.name}
      src={artifactUrl(info, artifact)}
      className="h-9 w-full"
    />
  );
}
