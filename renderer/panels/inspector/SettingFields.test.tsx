import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createTestApp, testNode } from '../../../test/support/rendererApp.ts';
import { uploadSettings } from '../../actions/edits/addFiles.ts';
import { AppProvider } from '../../engine/AppContext.tsx';
import { SettingFields } from './SettingFields.tsx';

const [one, other] = [{ name: 'one.png' }, { name: 'other.png' }];

function shown(mode: 'one' | 'many' | 'folder'): string {
  const node = testNode('a', 'file-upload', { mode, files: [one] });
  return renderToStaticMarkup(
    <AppProvider app={createTestApp()}>
      <SettingFields node={node} />
    </AppProvider>,
  );
}

test('the files of an upload are chosen as it takes them: one in the place of another, more, or a folder', () => {
  expect(shown('one')).toContain('aria-label="File: Replace"');
  expect(shown('many')).toContain('aria-label="Files: Add files"');
  expect(shown('folder')).toContain('aria-label="Files: Choose or drop a folder"');
});

test('an upload of one file stays that while its files are taken out, and takes many once it is given several', () => {
  expect(uploadSettings('one', [one], [])).toEqual({ files: [] });
  expect(uploadSettings('one', [one, other, one], [one, other])).toEqual({ files: [one, other] });
  expect(uploadSettings('one', [one], [other])).toEqual({ files: [other], mode: 'one' });
  expect(uploadSettings('one', [], [one, other])).toMatchObject({ mode: 'many' });
  expect(uploadSettings('many', [one], [one, other])).toEqual({ files: [one, other] });
});
