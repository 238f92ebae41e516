import { expect, it } from 'vitest';
import { guessMediaKind } from './guessMediaKind.ts';

it.each([
  [{ name: 'image' }, 'image'],
  [{ name: 'start_image' }, 'image'],
  [{ name: 'inputImages' }, 'image'],
  [{ name: 'garm_img' }, 'image'],
  [{ name: 'mask' }, 'image'],
  [{ name: 'mask', description: 'A mask video' }, 'file'],
  [{ name: 'video' }, 'video'],
  [
    { name: 'videos', description: 'Videos to stitch together (can be uploaded files or URLs)' },
    'video',
  ],
  [{ name: 'audio', description: 'Audio to sync with the video' }, 'audio'],
  [
    { name: 'speaker', description: 'Original speaker audio (wav, mp3, m4a, ogg, or flv)' },
    'audio',
  ],
  [{ name: 'file', title: 'Audio File' }, 'audio'],
  [{ name: 'image', description: 'An image or video to upscale' }, 'file'],
  [{ name: 'video_or_image' }, 'file'],
  [{ name: 'input_images', description: 'A zip of images' }, 'image'],
  [{ name: 'images_zip' }, 'file'],
  [
    { name: 'custom_history_prompt', description: 'Provide your own .npz file for audio cloning' },
    'file',
  ],
  [{ name: 'mesh' }, 'model3d'],
  [{ name: 'x' }, 'file'],
  [{ name: 'data', description: 'Turns an image into a video' }, 'file'],
])('%j is %s', (named, kind) => {
  expect(guessMediaKind(named)).toBe(kind);
});
