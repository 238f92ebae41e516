import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  createBuiltinServer,
  type BuiltinServer,
} from '../../electron/builtin/createBuiltinServer.ts';
import type { EngineClient } from '../../renderer/engine/engineClient.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { test as base } from './fixtures.ts';

/** The provider behind the page: as the built-in models, and as Replicate at another address. */
export type Service = {
  readonly server: BuiltinServer;
  /** Moves the provider's clock on. */
  readonly advance: (ms: number) => void;
};

export const signingSecret = 'the signing secret of a test';

/** Playwright's test with a provider whose faults and clock the test holds. */
export const test = base.extend<{ readonly service: Service }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
  service: async ({}, provide) => {
    const storageDir = await mkdtemp(path.join(tmpdir(), 'patchbay-manage-'));
    let ahead = 0;
    const server = await createBuiltinServer({
      token: randomBytes(24).toString('hex'),
      storageDir,
      signingSecret,
      now: () => Date.now() + ahead,
    });
    await provide({
      server,
      advance: (ms) => {
        ahead += ms;
      },
    });
    await server.close();
    await rm(storageDir, { recursive: true, force: true });
  },
  hostOptions: async ({ service }, provide) => {
    const { baseUrl, token } = service.server;
    await provide({
      builtin: { baseUrl, token },
      env: { REPLICATE_BASE_URL: baseUrl, REPLICATE_API_TOKEN: token },
    });
  },
});

/** Brings bytes into the artifact store of the page's engine. */
export async function importBytes(
  engine: Engine,
  name: string,
  bytes: Uint8Array | string,
): Promise<ArtifactRef> {
  const url = `http://artifacts.test/?name=${encodeURIComponent(name)}`;
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  const answer = await engine.handleArtifactRequest(new Request(url, { method: 'POST', body }));
  return (await answer.json()) as ArtifactRef;
}

/** The newest version of a model. */
export async function versionOf(client: EngineClient, name: string): Promise<string> {
  const model = { provider: 'builtin', owner: 'builtin', name };
  return (await client.resources.models.get(model)).latestVersion?.id ?? '';
}

/** The Manage page in the words of a user. */
export function createManagePage(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Manage' });
  return {
    dialog,
    open: async (): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+Shift+M');
      await expect(dialog).toBeVisible();
    },
    go: async (title: string): Promise<void> => {
      await dialog
        .getByRole('navigation', { name: 'Pages' })
        .getByRole('button', { name: title })
        .click();
    },
    connect: async (title: RegExp): Promise<void> => {
      await dialog.getByRole('combobox', { name: 'Connection' }).click();
      await page.getByRole('option', { name: title }).click();
    },
    /** A row of a table, as the button that it is. */
    row: (name: string | RegExp): Locator =>
      dialog.getByRole('table').getByRole('button', { name }).first(),
    pane: (title: string | RegExp): Locator => dialog.getByRole('region', { name: title }),
    /** Answers a question. */
    answer: async (title: RegExp, answer: string): Promise<void> => {
      const question = page.getByRole('alertdialog', { name: title });
      await question.getByRole('button', { name: answer }).click();
      await expect(question).toBeHidden();
    },
    /** Chooses in a list of a form. */
    choose: async (label: string, option: string | RegExp): Promise<void> => {
      await dialog.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).click();
    },
  };
}
