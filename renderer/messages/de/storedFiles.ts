import type { storedFiles as english } from '../en/storedFiles.ts';
import type { Translation } from '../translation.ts';

/** The German of en/storedFiles.ts. */
export const storedFiles: Translation<typeof english> = {
  fileBytes: {
    content: 'Inhalt',
    download: 'Herunterladen',
    theseBytesAre:
      'Diese Bytes sind nicht auf diesem Computer. Der Anbieter gibt sie nur über einen signierten Link heraus: Mit dem Signaturgeheimnis Ihrer Files API wird einer für diesen Download erstellt. Das Geheimnis wird nicht aufbewahrt.',
    signingSecretFiles: 'Signaturgeheimnis der Files API',
    signingSecret: 'Signaturgeheimnis',
  },
  filePane: {
    delete: '{{name}} löschen?',
    fileDeletedProvider:
      'Die Datei {{name}} wird beim Anbieter gelöscht, und Vorhersagen, die sie noch brauchen, schlagen fehl. Kopien auf diesem Computer bleiben.',
    deleted: '{{name}} wurde gelöscht.',
    fileId: 'Datei-ID',
    sha256: 'SHA-256',
    hash: 'Prüfsumme',
    address: 'Adresse',
    theAddress: 'Adresse',
  },
  filesPage: {
    upload: 'Hochladen',
    filesUpload: 'Hochzuladende Dateien',
    noFilesYet: 'Noch keine Dateien',
    filesAreUploaded:
      'Dateien werden hochgeladen, wenn ein Lauf sie braucht, und eine Weile aufbewahrt. Legen Sie hier welche ab, um sie selbst hochzuladen.',
  },
  useUpload: {
    uploading: '{{number}} von {{all}} wird hochgeladen …',
    uploaded_one: '{{count}} Datei hochgeladen.',
    uploaded_other: '{{count}} Dateien hochgeladen.',
    wasNotUploaded: '{{name}} wurde nicht hochgeladen. {{message}}',
  },
};
