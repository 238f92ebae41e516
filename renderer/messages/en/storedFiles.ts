/** Texts of the files at a provider. */
export const storedFiles = {
  fileBytes: {
    content: 'Content',
    download: 'Download',
    theseBytesAre:
      'These bytes are not on this computer. The provider gives them out by a signed link only: with the signing secret of your Files API, one is made for this download. The secret is not kept.',
    signingSecretFiles: 'Signing secret of the Files API',
    signingSecret: 'Signing secret',
  },
  filePane: {
    delete: 'Delete {{name}}?',
    fileDeletedProvider:
      'The file {{name}} is deleted at the provider, and predictions that still need it fail. Copies on this computer stay.',
    deleted: 'Deleted {{name}}.',
    fileId: 'the file id',
    sha256: 'SHA-256',
    hash: 'the hash',
    address: 'Address',
    theAddress: 'the address',
  },
  filesPage: {
    upload: 'Upload',
    filesUpload: 'Files to upload',
    noFilesYet: 'No files yet',
    filesAreUploaded:
      'Files are uploaded when a run needs them, and kept for a while. Drop some here to upload them yourself.',
  },
  useUpload: {
    uploading: 'Uploading {{number}} of {{all}}…',
    uploaded_one: 'Uploaded {{count}} file.',
    uploaded_other: 'Uploaded {{count}} files.',
    wasNotUploaded: '{{name}} was not uploaded. {{message}}',
  },
} as const;
