const tokenPattern = /\b(?:r8_[A-Za-z0-9]{8,}|Bearer\s+\S+|Token\s+r8_\S+)/g;

/** Takes tokens out of a text that people or logs will see: `secrets` literally, and anything that looks like one. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
  return known.replaceAll(tokenPattern, '[redacted]');
}
