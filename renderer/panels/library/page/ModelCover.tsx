import { useQuery } from '@tanstack/react-query';
import { artifactUrl, useAppInfo, useEngine } from '../../../engine/EngineContext.tsx';
import { useLibrary } from '../LibraryContext.tsx';

/** What a browser shows and what cannot hold a script. */
const pictures = /^image\/(png|jpeg|webp|gif|avif)$/;

/** The model's cover picture. The engine fetches it and this page shows the copy; what cannot be had is left out. */
export function ModelCover({ url }: { readonly url: string | null }): React.JSX.Element | null {
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const info = useAppInfo();
  const { data } = useQuery({
    queryKey: ['cover', provider, url],
    queryFn: ({ signal }) =>
      resources.files.download({ provider, from: { url: url ?? '' } }, { signal }),
    enabled: url !== null && url !== '',
    staleTime: Infinity,
  });
  if (data === undefined || !pictures.test(data.artifact.mediaType)) return null;
  return (
    <img
      src={artifactUrl(info, data.artifact)}
      alt=""
      draggable={false}
      className="max-h-44 w-full border-b border-border bg-surface-2 object-cover"
    />
  );
}
