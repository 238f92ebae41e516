import type { ScalarType } from '../domain/ports.ts';
import { wordsOf } from './schemaText.ts';

type MediaType = Extract<ScalarType, 'image' | 'video' | 'audio' | 'model3d'>;
type Named = {
  readonly name: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
};

const strong: { readonly [kind in MediaType]: readonly string[] } = {
  image: [
    'image',
    'images',
    'img',
    'imgs',
    'photo',
    'photos',
    'picture',
    'pictures',
    'png',
    'jpg',
    'jpeg',
    'webp',
  ],
  video: ['video', 'videos', 'movie', 'mp4', 'webm', 'mov'],
  audio: [
    'audio',
    'audios',
    'song',
    'speech',
    'voice',
    'sound',
    'music',
    'wav',
    'mp3',
    'flac',
    'ogg',
    'm4a',
  ],
  model3d: ['mesh', 'glb', 'gltf', 'obj', 'ply', 'stl'],
};

/** Words that point to a picture unless a stronger word is there: a mask may also be a video. */
const weakImage = new Set([
  'mask',
  'masks',
  'frame',
  'face',
  'portrait',
  'selfie',
  'sketch',
  'garment',
]);

const notMedia =
  /\b(zip|tar|tgz|npz|npy|safetensors|pth|ckpt|pickle|csv|jsonl?|txt|srt|vtt|pdf|archive|weights|lora)\b/;

/**
 * The media kind of a file port, guessed because Replicate never declares it: by name, then title, then
 * description. `file` (accepts anything) where two kinds are possible: a wrong guess would refuse good files.
 */
export function guessMediaKind(named: Named): ScalarType {
  const description = named.description ?? '';
  const mentioned = strongKinds(description);
  for (const text of [named.name, named.title ?? '']) {
    if (notMedia.test(wordsOf(text).join(' '))) return 'file';
    const [kind, other] = strongKinds(text);
    if (kind !== undefined)
      return other === undefined && !offersChoice(description, kind) ? kind : 'file';
  }
  if (notMedia.test(description.toLowerCase())) return 'file';
  const isWeakImage = wordsOf(named.name).some((word) => weakImage.has(word));
  const [only, second] = isWeakImage ? [...new Set<MediaType>([...mentioned, 'image'])] : mentioned;
  return only !== undefined && second === undefined ? only : 'file';
}

function strongKinds(text: string): readonly MediaType[] {
  const words = new Set(wordsOf(text));
  const kinds: readonly MediaType[] = ['image', 'video', 'audio', 'model3d'];
  return kinds.filter((kind) => strong[kind].some((word) => words.has(word)));
}

const choice =
  /\b(image|photo|picture|video|audio)s?\b\s*(?:files?\s*)?(?:\/|,|,?\s*(?:or|and)\s+(?:an?\s+)?)\s*(image|photo|picture|video|audio)s?\b/i;

/** Says whether a description such as "image or video" offers another kind than the name does. */
function offersChoice(description: string, kind: MediaType): boolean {
  const match = choice.exec(description);
  return (
    match !== null && match.slice(1).some((word) => !strong[kind].includes(word.toLowerCase()))
  );
}
