import { defineModel } from '../defineModel.ts';
import { wavHeader, wavHeaderBytes } from '../media/wav.ts';
import { choiceInput, numberInput } from '../schema/inputs.ts';
import { unordered } from '../schema/inputSpec.ts';
import { fileOutput } from '../schema/outputs.ts';

type Wave = 'sine' | 'square' | 'triangle' | 'sawtooth';

/** A plain tone as a WAV file. Only its choices carry `x-order`, as in many public models. */
export const tone = defineModel({
  name: 'tone',
  description: 'Make a plain tone as a WAV file: a frequency, a length, a wave form.',
  readme:
    '# Tone\n\nOne voice, one frequency, 16-bit mono PCM in a WAV file, with 5 ms of fade at both ends against clicks. Square, triangle and sawtooth are not band-limited.',
  tags: ['audio', 'sound', 'wav', 'synth'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    frequency: unordered(
      numberInput({ description: 'Hertz.', default: 440, minimum: 20, maximum: 20_000 }),
    ),
    seconds: unordered(
      numberInput({ description: 'Length in seconds.', default: 1, minimum: 0.05, maximum: 120 }),
    ),
    volume: unordered(
      numberInput({
        description: '0 is silent, 1 is full scale.',
        default: 0.5,
        minimum: 0,
        maximum: 1,
      }),
    ),
    wave: choiceInput({
      description: 'The wave form.',
      values: ['sine', 'square', 'triangle', 'sawtooth'],
      default: 'sine',
    }),
    sample_rate: choiceInput({
      description: 'Samples per second.',
      values: [8000, 16_000, 22_050, 44_100, 48_000],
      default: 44_100,
    }),
  },
  output: fileOutput(),
  example: {
    input: { frequency: 440, seconds: 0.5, sample_rate: 8000 },
    output: { kind: 'output-file', name: 'tone.wav', contentType: 'audio/wav' },
  },
  async run({ frequency, seconds, volume, wave, sample_rate: rate }, context) {
    const samples = Math.round(seconds * rate);
    const fade = Math.max(1, Math.round(rate * 0.005));
    const bytes = Buffer.alloc(wavHeaderBytes + samples * 2);
    bytes.set(wavHeader(samples, rate));
    for (let index = 0; index < samples; index += 1) {
      if (index % 100_000 === 0) {
        await context.breathe();
        context.progress(index, samples);
      }
      const edge = Math.min(1, index / fade, (samples - 1 - index) / fade);
      const level = waveAt(wave, (index * frequency) / rate) * volume * edge;
      bytes.writeInt16LE(Math.round(level * 32_767), wavHeaderBytes + index * 2);
    }
    context.progress(samples, samples);
    return context.save('tone.wav', bytes);
  },
});

/** The level, -1 to 1, after so many turns. */
function waveAt(wave: Wave, turns: number): number {
  const part = turns - Math.floor(turns);
  switch (wave) {
    case 'sine':
      return Math.sin(2 * Math.PI * part);
    case 'square':
      return part < 0.5 ? 1 : -1;
    case 'triangle':
      return 1 - 4 * Math.abs(((part + 0.25) % 1) - 0.5);
    case 'sawtooth':
      return 2 * ((part + 0.5) % 1) - 1;
  }
}
