import type { DatabaseSync } from 'node:sqlite';

/** Finds more than there is in a longer number, which does no harm: nothing of that name is there. */
const hash = /[0-9a-f]{64}/g;

/** Notes for a run whatever looks like an artifact in a text of it. */
export type ArtifactNotes = (runId: string, text: string) => void;

/** Makes the notes of what runs need on an open database; they are a part of the caller's transaction. */
export function createArtifactNotes(database: DatabaseSync): ArtifactNotes {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO run_artifacts (run_id, artifact_id) VALUES (?, ?)',
  );
  return (runId, text) => {
    const found = mayHoldHash(text) ? text.match(hash) : null;
    if (found !== null) for (const id of new Set(found)) insert.run(runId, id);
  };
}

/** How many characters of a hash are looked at. */
const looks = 8;

/** Most texts hold none, which a look at every eighth character tells in a tenth of the time. */
function mayHoldHash(text: string): boolean {
  let inRow = 0;
  for (let at = looks - 1; at < text.length && inRow < looks; at += 64 / looks)
    inRow = isHexDigit(text.charCodeAt(at)) ? inRow + 1 : 0;
  return inRow === looks;
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102);
}
