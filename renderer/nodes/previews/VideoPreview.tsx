import type { ReactNode } from 'react';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';

/** A video with its controls. */
export function VideoPreview({ artifact }: { readonly artifact: ArtifactRef }): ReactNode {
  const info = useAppInfo();
  return (
    // Generated video has no captions.
    // oxlint-disable-next-line jsx-a11y/media-has-caption
    <video
      controls
      preload="metadata"
      aria-label={artifact.name}
      src={artifactUrl(info, artifact)}
      className="media-frame max-h-72 w-full"
    />
  );
}
