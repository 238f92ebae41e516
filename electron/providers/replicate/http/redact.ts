const tokenPattern =
  /\b(?:r8_[A-Za-z0-9]{8,}|at_[A-Za-z0-9_-]{16,}|whsec_[A-Za-z0-9+/=_-]{8,}|Bearer\s+[^\s"'<>\\]+)/g;
// A gateway takes its token in the address, a storage host its signature: both come back in messages.
const secretParameter =
  /(?<=\b|%3F|%26)((?:api_|access_|auth_)?token|(?:x-\w+-)?(?:signature|credential|security-token)|sig)(=|%3D|"\s*:\s*")[^&\s"'<>\\]+/gi;

const shortestInMessages = 4;
// A shorter one could be a word of what a model wrote.
const shortestInContent = 12;

/** Takes tokens out of a text that people or logs will see: `secrets` in every spelling, and anything that looks like one. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return hide(text, secrets, shortestInMessages)
    .replaceAll(secretParameter, '$1$2[redacted]')
    .replaceAll(tokenPattern, '[redacted]');
}

/** Takes `secrets` out of an answer, in every spelling; secrets of fewer than 12 characters and all else stay. JSON stays JSON. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return hide(text, secrets, shortestInContent);
}

/** Takes `secrets` out of a text that comes in pieces, also where one lies across two of them. */
export type PieceRedactor = {
  /** What of the text can be shown by now: the end waits while it may be the beginning of a secret. */
  readonly push: (piece: string) => string;
  /** What has waited, once no more will come. */
  readonly end: () => string;
};

/** Like `withoutSecrets`, for a stream. */
export function createPieceRedactor(secrets: readonly string[]): PieceRedactor {
  const forms = secrets.filter((secret) => secret.length >= shortestInContent).flatMap(spellings);
  let held = '';
  return {
    push: (piece) => {
      const text = withoutSecrets(held + piece, secrets);
      const keep = Math.max(0, ...forms.map((form) => overlap(text, form)));
      held = text.slice(text.length - keep);
      return text.slice(0, text.length - keep);
    },
    end: () => {
      const rest = held;
      held = '';
      return rest;
    },
  };
}

/** How many characters at the end of a text a form begins with. */
function overlap(text: string, form: string): number {
  for (let length = Math.min(text.length, form.length - 1); length > 0; length -= 1)
    if (text.endsWith(form.slice(0, length))) return length;
  return 0;
}

function hide(text: string, secrets: readonly string[], shortest: number): string {
  const forms = secrets.filter((secret) => secret.length >= shortest).flatMap(spellings);
  const hidden = replaceForms(text, forms);
  // JSON may write any character as \u0041, and a slash as \/.
  if (forms.length === 0 || !/\\[u/]/.test(hidden)) return hidden;
  const plain = rewrite(hidden);
  const again = replaceForms(plain, forms);
  return again === plain ? hidden : again;
}

function replaceForms(text: string, forms: readonly string[]): string {
  return forms.reduce((rest, form) => rest.replaceAll(form, '[redacted]'), text);
}

function rewrite(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json));
  } catch {
    return '';
  }
}

// As it is, in JSON, in JSON within JSON and so on, in addresses, in HTML and in base64.
function spellings(secret: string): readonly string[] {
  const inJson = [secret];
  for (let depth = 1; depth <= 4; depth += 1)
    inJson.unshift(JSON.stringify(inJson[0]).slice(1, -1));
  const forms = [
    ...inJson,
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    inHtml(secret),
    ...inBase64(secret),
  ];
  return [...new Set(forms)];
}

function inHtml(secret: string): string {
  return secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

// Base64 has three spellings of the same bytes, by where they begin; what neighbours share is left out.
function inBase64(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    const end = Math.floor(bytes.length / 3) * 4;
    const core = bytes.toString('base64').slice(shift === 0 ? 0 : shift + 1, end);
    return core.length < 8 ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
