import type { ArtifactRef } from '../domain/artifact.ts';

const extensions: { readonly [mediaType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'model/gltf-binary': 'glb',
};

/** A file name without its extension: `cat` for `cat.png`, `.env` for `.env`. */
export function stemOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  return dot <= 0 ? fileName : fileName.slice(0, dot);
}

/** An artifact's extension without the dot: from its name, else from its media type, else `bin`. */
export function extensionOf(artifact: Pick<ArtifactRef, 'name' | 'mediaType'>): string {
  const dot = artifact.name.lastIndexOf('.');
  const own = dot > 0 ? artifact.name.slice(dot + 1).toLowerCase() : '';
  if (/^[a-z0-9]{1,8}$/.test(own)) return own;
  const essence = artifact.mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return (Object.hasOwn(extensions, essence) ? extensions[essence] : undefined) ?? 'bin';
}

/** The media type that a file name's extension promises, `application/octet-stream` when unknown. */
export function mediaTypeOfName(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const extension = dot < 0 ? '' : fileName.slice(dot + 1).toLowerCase();
  if (extension === 'jpeg') return 'image/jpeg';
  return (
    Object.keys(extensions).find((type) => extensions[type] === extension) ??
    'application/octet-stream'
  );
}
