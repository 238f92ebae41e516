import { Download, File as FileIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { formatBytes } from '../../panels/format.ts';

/** A file that has no picture of itself: its name, kind and size, to be saved. */
export function FilePreview({ artifact }: { readonly artifact: ArtifactRef }): ReactNode {
  const info = useAppInfo();
  return (
    <a
      href={artifactUrl(info, artifact)}
      download={artifact.name}
      className="flex items-center gap-2 rounded-md border border-border bg-surface-2 px-2 py-1.5 hover:border-border-strong"
    >
      <FileIcon size={16} aria-hidden className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{artifact.name}</span>
        <span className="block truncate text-xs text-muted">
          {artifact.mediaType} · {formatBytes(artifact.size)}
        </span>
      </span>
      <Download size={14} aria-hidden className="shrink-0 text-muted" />
    </a>
  );
}
