import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import {
  createBuiltinServer,
  type BuiltinServer,
} from '../../electron/builtin/createBuiltinServer.ts';
import { createGatewayEmulator, type GatewayEmulator } from '../gateway/gatewayEmulator.ts';
import { test as base } from './fixtures.ts';

/** A built-in server that stands for Replicate, and a gateway in front of it. */
export type Services = { readonly replicate: BuiltinServer; readonly gateway: GatewayEmulator };

type Fixtures = {
  /** Which of them the page's engine has a token for; both unless a test says otherwise. */
  readonly accounts: readonly ('replicate' | 'lowcodeapi')[];
  readonly services: Services;
};

/** Playwright's test with a running Patchbay that has an account at Replicate and at the gateway, both on this computer. */
export const test = base.extend<Fixtures>({
  accounts: [['replicate', 'lowcodeapi'], { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
  services: async ({}, provide) => {
    const storageDir = await mkdtemp(path.join(tmpdir(), 'patchbay-services-'));
    const replicate = await createBuiltinServer({ token: randomUUID(), storageDir });
    const gateway = await createGatewayEmulator({ upstream: replicate });
    await provide({ replicate, gateway });
    await gateway.close();
    await replicate.close();
    await rm(storageDir, { recursive: true, force: true });
  },
  hostOptions: async ({ services: { replicate, gateway }, accounts }, provide) => {
    await provide({
      env: {
        REPLICATE_BASE_URL: replicate.baseUrl,
        LOWCODEAPI_BASE_URL: gateway.baseUrl,
        ...(accounts.includes('replicate') ? { REPLICATE_API_TOKEN: replicate.token } : {}),
        ...(accounts.includes('lowcodeapi') ? { LOWCODEAPI_TOKEN: gateway.token } : {}),
      },
    });
  },
});

/** Asks the server that stands for Replicate directly, as another program of the same account would. */
export async function callReplicate(
  { replicate }: Services,
  route: string,
  body?: object,
): Promise<{ readonly [key: string]: unknown }> {
  const response = await fetch(`${replicate.baseUrl}${route}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${replicate.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${route} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { readonly [key: string]: unknown };
}

/** Pastes a text on the canvas, as the keys would. */
export async function pasteOn(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    const options = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent('paste', options));
  }, text);
}
