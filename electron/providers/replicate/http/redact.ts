const tokenPattern = /\b(?:r8_[A-Za-z0-9]{8,}|at_[A-Za-z0-9_-]{16,}|Bearer\s+[^\s"'<>\\]+)/g;
// A gateway takes its token in the address, and so do the addresses in its messages.
const tokenParameter = /api_token(=|%3D|"\s*:\s*")[^&\s"'<>\\]+/gi;

/** Takes tokens out of a text that people or logs will see: `secrets` literally, and anything that looks like one. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap(spellings)
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
  return known
    .replaceAll(tokenParameter, 'api_token$1[redacted]')
    .replaceAll(tokenPattern, '[redacted]');
}

// As it is, in an address and in JSON.
function spellings(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}
