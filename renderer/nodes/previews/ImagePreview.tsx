import { useState, type ReactNode } from 'react';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { fileValue } from '../../../shared/domain/values.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { formatBytes } from '../../panels/format.ts';
import { FilePreview } from './FilePreview.tsx';
import { useViewer } from './useViewer.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly artifact: ArtifactRef; readonly title: string };

/** A picture at the width of its node, with its size in pixels. */
export function ImagePreview({ artifact, title }: Props): ReactNode {
  const info = useAppInfo();
  const view = useViewer(title);
  const [pixels, setPixels] = useState('');
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <FilePreview artifact={artifact} />;
  return (
    <figure>
      <button
        type="button"
        className="media-button"
        aria-label={t('nodes.imagePreview.view', { name: artifact.name })}
        onClick={() => view([fileValue(artifact)])}
      >
        <img
          src={artifactUrl(info, artifact)}
          alt={`${title}: ${artifact.name}`}
          loading="lazy"
          decoding="async"
          draggable={false}
          className="media-frame max-h-72 min-h-12 w-full object-contain"
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setPixels(`${naturalWidth} × ${naturalHeight}`)
          }
          onError={() => setIsBroken(true)}
        />
      </button>
      <figcaption className="tabular mt-1 flex justify-between text-xs text-muted">
        <span>{pixels}</span>
        <span>{formatBytes(artifact.size)}</span>
      </figcaption>
    </figure>
  );
}
