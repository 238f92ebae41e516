import type { Charge, HardwarePrice, ModelPrice, PriceTable, Tier } from './priceTable.ts';

/** The prices that come with Patchbay, each with its day. Data that gets old: whatever the user enters goes before it. */
export const bundledPrices: PriceTable = {
  hardware: [
    // The copies of the price page that these come from bear no date.
    ...undated([
      ['cpu', 'CPU', 0.0001],
      ['gpu-t4', 'Nvidia T4', 0.000225],
      ['gpu-l40s', 'Nvidia L40S', 0.000975],
      ['gpu-2x-l40s', '2x Nvidia L40S', 0.00195],
      ['gpu-a100-large', 'Nvidia A100 (80 GB)', 0.0014],
      ['gpu-h100', 'Nvidia H100', 0.001525],
      ['gpu-2x-h100', '2x Nvidia H100', 0.00305],
      ['gpu-4x-h100', '4x Nvidia H100', 0.0061],
      ['gpu-8x-h100', '8x Nvidia H100', 0.0122],
    ]),
  ],
  models: [
    ...perRun([
      ['bytedance/seedream-4', 0.03],
      ['google/imagen-4', 0.04],
      ['google/nano-banana', 0.039],
      ['minimax/music-2.6', 0.15],
      ['prunaai/p-image', 0.005],
      ['qwen/qwen-image', 0.025],
      ['recraft-ai/recraft-v4-svg', 0.08],
      ['stability-ai/stable-audio-2.5', 0.2],
    ]),
    of('black-forest-labs/flux-2-pro', {
      unit: 'output',
      tiers: tiersBy('resolution', {
        '0.5 MP': 0.0225,
        '1 MP': 0.03,
        '2 MP': 0.045,
        '4 MP': 0.075,
      }),
    }),
    of('google/nano-banana-pro', {
      unit: 'output',
      tiers: tiersBy('resolution', { '1K': 0.15, '2K': 0.15, '4K': 0.3 }),
    }),
    of('minimax/speech-2.6-hd', { unit: 'input_char', price: 0.0001, quantity: { input: 'text' } }),
    of('minimax/speech-2.8-hd', {
      unit: 'input_token',
      price: 0.0001,
      quantity: { input: 'text' },
    }),
    of('openai/sora-2', { unit: 'second_media', price: 0.1, quantity: { input: 'seconds' } }),
    of('runwayml/gen-4.5', { unit: 'second_media', price: 0.12, quantity: { input: 'duration' } }),
    of('bytedance/seedance-2.0', {
      unit: 'second_media',
      quantity: { input: 'duration' },
      tiers: tiersBy('resolution', { '480p': 0.07, '720p': 0.17 }),
    }),
    of('lightricks/ltx-2.3-pro', {
      unit: 'second_media',
      quantity: { input: 'duration' },
      tiers: tiersBy('resolution', { '1080p': 0.06, '4k': 0.24 }),
    }),
    of('google/veo-3.1-fast', {
      unit: 'second_media',
      quantity: { input: 'duration' },
      tiers: [
        { when: { generate_audio: true }, price: 0.15 },
        { when: { generate_audio: false }, price: 0.1 },
      ],
    }),
    of('kwaivgi/kling-v3-video', {
      unit: 'second_media',
      quantity: { input: 'duration' },
      tiers: [
        { when: { mode: 'standard', generate_audio: false }, price: 0.168 },
        { when: { mode: 'standard', generate_audio: true }, price: 0.252 },
        { when: { mode: 'pro', generate_audio: false }, price: 0.224 },
        { when: { mode: 'pro', generate_audio: true }, price: 0.336 },
      ],
    }),
    perImage('black-forest-labs/flux-1.1-pro', 0.04),
    perImage('black-forest-labs/flux-dev', 0.025, 'num_outputs'),
    perImage('black-forest-labs/flux-schnell', 0.003, 'num_outputs'),
    perImage('ideogram-ai/ideogram-v3-quality', 0.09),
    {
      model: 'deepseek-ai/deepseek-r1',
      asOf: '2026-10',
      charges: [
        { unit: 'input_token', price: 0.00000375, quantity: { input: 'prompt' } },
        { unit: 'output_token', price: 0.00001, quantity: { input: 'max_tokens' } },
      ],
    },
  ],
};

function undated(
  rows: readonly (readonly [sku: string, name: string, price: number])[],
): readonly HardwarePrice[] {
  return rows.map(([sku, name, price]) => ({ sku, name, asOf: null, price }));
}

function of(model: string, ...charges: readonly Charge[]): ModelPrice {
  return { model, asOf: '2026-05-05', charges };
}

function perRun(rows: readonly (readonly [model: string, price: number])[]): readonly ModelPrice[] {
  return rows.map(([model, price]) => of(model, { unit: 'run', price }));
}

function perImage(model: string, price: number, input?: string): ModelPrice {
  const quantity = { metric: 'image_count', ...(input === undefined ? {} : { input }) };
  return { model, asOf: '2026-10', charges: [{ unit: 'output', price, quantity }] };
}

function tiersBy(input: string, prices: { readonly [value: string]: number }): readonly Tier[] {
  return Object.entries(prices).map(([value, price]) => ({ when: { [input]: value }, price }));
}
