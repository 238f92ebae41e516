import { isArtifactId, type ArtifactId } from './ids.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/** A reference to bytes in the artifact store. */
export type ArtifactRef = {
  readonly id: ArtifactId;
  /** The file's original name, without folders. */
  readonly name: string;
  /** The IANA media type, `application/octet-stream` when unknown. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** Of an upload: the folder that it was in, relative to the one that was chosen, with `/`; empty for that one itself. */
  readonly folder?: string;
};

/** An artifact as it stands inside JSON, where a model's output named a file. */
export function toArtifactJson({ id, name, mediaType, size }: ArtifactRef): JsonObject {
  return { name, artifact: id, mediaType, size };
}

/** The artifact that a part of JSON is, as `toArtifactJson` writes it. */
export function findArtifact(json: Json | undefined): ArtifactRef | undefined {
  if (!isJsonObject(json)) return undefined;
  const { artifact, name, mediaType, size } = json;
  if (typeof artifact !== 'string' || !isArtifactId(artifact)) return undefined;
  if (typeof name !== 'string' || typeof mediaType !== 'string') return undefined;
  return typeof size === 'number' ? { id: artifact, name, mediaType, size } : undefined;
}

/** What a file can be to a person: decides the preview and which ports accept it. */
export const mediaKinds = [
  'image',
  'video',
  'audio',
  'model3d',
  'text',
  'archive',
  'other',
] as const;

export type MediaKind = (typeof mediaKinds)[number];

const archives = /^application\/(zip|gzip|x-tar|x-7z-compressed|x-bzip2|vnd\.rar)$/;

/** The kind of a media type such as `image/png`. */
export function mediaKindOf(mediaType: string): MediaKind {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (essence.startsWith('image/')) return 'image';
  if (essence.startsWith('video/')) return 'video';
  if (essence.startsWith('audio/')) return 'audio';
  if (essence.startsWith('model/')) return 'model3d';
  if (essence.startsWith('text/') || essence === 'application/json') return 'text';
  return archives.test(essence) ? 'archive' : 'other';
}
