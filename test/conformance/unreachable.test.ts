import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../support/scratchFolder.ts';
import { failureOf } from './failureOf.ts';
import { replicateAgainst } from './replicateAgainst.ts';
import { createScriptedServer } from './scriptedServer.ts';

const order = { model: 'acme/upscale', version: null, input: {} };

/** What a create and a download say of a host; neither is sent, so that the create is no riddle. */
async function tellOf(host: string) {
  const { provider } = replicateAgainst(`https://${host}/v1`);
  onTestFinished(() => provider.close());
  return {
    create: await failureOf(provider.predictions.create(order, { retries: 0 })),
    download: await failureOf(provider.files.download(`https://${host}/v1/files/f1/download`)),
  };
}

function toldAs(host: string, words: string) {
  const kind = 'provider-unavailable';
  return {
    create: {
      kind,
      unreached: true,
      message: `Replicate could not be reached at https://${host} to start a prediction of acme/upscale, as ${words}.`,
    },
    download: {
      kind,
      unreached: true,
      message: `The file at ${host} could not be downloaded, as ${words}.`,
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return `localhost:${(server.address() as AddressInfo).port}`;
}

test('a name that cannot be looked up is told as such', async () => {
  // No label may be that long: this name is in no list of names anywhere.
  const host = `${'x'.repeat(64)}.localhost`;
  expect(await tellOf(host)).toMatchObject(
    toldAs(host, 'its name could not be looked up (ENOTFOUND): check the address and the network'),
  );
});

test('a certificate of nobody is told with what to do', async ({ skip }) => {
  await using scratch = await scratchFolder();
  const [key, cert] = [scratch.at('key.pem'), scratch.at('cert.pem')];
  const files = ['-keyout', key, '-out', cert, '-subj', '/CN=localhost'];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files], {
      stdio: 'ignore',
    });
  } catch {
    return skip('there is no openssl to make a certificate with');
  }
  const host = await listen(createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }));
  expect(await tellOf(host)).toMatchObject(
    toldAs(
      host,
      'its certificate is of nobody that this computer trusts (DEPTH_ZERO_SELF_SIGNED_CERT): where a proxy or a virus scanner opens connections, name its certificate in NODE_EXTRA_CA_CERTS',
    ),
  );
});

test('a server that speaks plain http, as the sign-in page of a network may, is told as such', async () => {
  const server = await createScriptedServer((response) => void response.end('Please sign in'));
  onTestFinished(() => server.close());
  const { host } = new URL(server.origin);
  const told = await tellOf(host);
  expect(told).toMatchObject(
    toldAs(
      host,
      'what answers there speaks no https that is known here (ERR_SSL_WRONG_VERSION_NUMBER): check the address, and whether a proxy or the sign-in page of a network answers for it',
    ),
  );
  expect(server.requests).toEqual([]);
});

test('a connection that is cut before it is safe has sent nothing', async () => {
  const host = await listen(
    createTcpServer((socket) => void socket.once('data', () => socket.destroy())),
  );
  expect(await tellOf(host)).toMatchObject(
    toldAs(host, 'the connection was lost (ECONNRESET): check the network and try again'),
  );
});
