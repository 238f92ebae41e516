import { createHash, createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { defineModel } from '../defineModel.ts';
import { fileInput, secretInput } from '../schema/inputs.ts';
import { objectOutput } from '../schema/outputs.ts';

interface Signature {
  readonly sha256: string;
  readonly signature: string;
  readonly bytes: number;
}

/** HMAC-SHA256 of a file with a secret key. */
export const signFile = defineModel({
  name: 'sign-file',
  description: "Sign a file with a secret key: HMAC-SHA256, with the file's own SHA-256 and size.",
  readme:
    '# Sign file\n\nGives the SHA-256 of the file and its HMAC-SHA256 under `key`, both in hexadecimal. Whoever has the key can check that the file is unchanged. Any kind of file. The key is neither stored nor logged.',
  tags: ['file', 'hash', 'signature', 'json'],
  revision: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  inputs: {
    file: fileInput({ description: 'The file to sign.' }),
    key: secretInput({ description: 'The secret key.' }),
  },
  output: objectOutput<Signature>({
    sha256: { type: 'string' },
    signature: { type: 'string' },
    bytes: { type: 'integer' },
  }),
  example: {
    input: { file: 'data:text/plain,Patchbay', key: 'example' },
    output: {
      sha256: createHash('sha256').update('Patchbay').digest('hex'),
      signature: createHmac('sha256', 'example').update('Patchbay').digest('hex'),
      bytes: 8,
    },
  },
  async run({ file, key }, context) {
    const [hash, hmac] = [createHash('sha256'), createHmac('sha256', key)];
    let bytes = 0;
    for await (const chunk of createReadStream(file.path, { highWaterMark: 1 << 20 })) {
      if (!(chunk instanceof Uint8Array)) continue;
      hash.update(chunk);
      hmac.update(chunk);
      bytes += chunk.length;
      await context.breathe();
      context.progress(bytes, file.bytes);
    }
    return { sha256: hash.digest('hex'), signature: hmac.digest('hex'), bytes };
  },
});
