import { memo, type ReactNode } from 'react';
import { mediaKindOf, type ArtifactRef } from '../../../shared/domain/artifact.ts';
import type { Value } from '../../../shared/domain/values.ts';
import { AudioPreview } from './AudioPreview.tsx';
import { FilePreview } from './FilePreview.tsx';
import { ImagePreview } from './ImagePreview.tsx';
import { JsonPreview } from './JsonPreview.tsx';
import { ListPreview } from './ListPreview.tsx';
import { TextFilePreview } from './TextFilePreview.tsx';
import { TextPreview } from './TextPreview.tsx';
import { VideoPreview } from './VideoPreview.tsx';
import { formatNumber } from '../../messages/language.ts';
import { t } from '../../messages/t.ts';
import { useLanguage } from '../../messages/useLanguage.ts';

export type PreviewProps = {
  readonly value: Value;
  /** What the value is called in the viewer. */
  readonly title: string;
  /** More of it is still to come. */
  readonly isLive?: boolean;
  /** One of several on a node: shows less of it. */
  readonly isCompact?: boolean;
};

/** A value as a small picture of itself; a click shows it large. */
export const ValuePreview = memo(function ValuePreview(props: PreviewProps): ReactNode {
  useLanguage();
  const { value, title, isLive = false, isCompact = false } = props;
  switch (value.type) {
    case 'text':
      return <TextPreview text={value.text} title={title} isLive={isLive} />;
    case 'number':
      return <p className="tabular text-xl font-medium">{formatNumber(value.number)}</p>;
    case 'boolean':
      return (
        <p className="text-base font-medium">
          {value.boolean ? t('runs.itemRow.yes') : t('runs.itemRow.no')}
        </p>
      );
    case 'json':
      return <JsonPreview json={value.json} title={title} isCompact={isCompact} />;
    case 'list':
      return <ListPreview items={value.items} title={title} renderItem={renderItem} />;
    case 'file':
      return <FileValuePreview artifact={value.artifact} title={title} />;
  }
});

function renderItem(value: Value, title: string): ReactNode {
  return <ValuePreview value={value} title={title} />;
}

function FileValuePreview({
  artifact,
  title,
}: {
  readonly artifact: ArtifactRef;
  readonly title: string;
}): ReactNode {
  switch (mediaKindOf(artifact.mediaType)) {
    case 'image':
      return <ImagePreview artifact={artifact} title={title} />;
    case 'audio':
      return <AudioPreview artifact={artifact} />;
    case 'video':
      return <VideoPreview artifact={artifact} />;
    case 'text':
      return <TextFilePreview artifact={artifact} title={title} />;
    case 'model3d':
    case 'archive':
    case 'other':
      return <FilePreview artifact={artifact} />;
  }
}
