import { useEffect, useState, type ReactNode } from 'react';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { artifactUrl, useAppInfo } from '../../engine/EngineContext.tsx';
import { FilePreview } from './FilePreview.tsx';
import { TextPreview } from './TextPreview.tsx';

type Props = { readonly artifact: ArtifactRef; readonly title: string };

const headBytes = 65_536;

/** The beginning of a text file, and the file itself. */
export function TextFilePreview({ artifact, title }: Props): ReactNode {
  const url = artifactUrl(useAppInfo(), artifact);
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    readHead(url, controller.signal).then(setText, () => undefined);
    return () => controller.abort();
  }, [url]);
  return (
    <div className="flex flex-col gap-1">
      {text !== null && <TextPreview text={text} title={title} />}
      <FilePreview artifact={artifact} />
    </div>
  );
}

async function readHead(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, headers: { range: `bytes=0-${headBytes - 1}` } });
  return response.text();
}
