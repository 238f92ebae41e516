import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Section } from './Section.tsx';

function shown(props: { readonly folds: 'open' | 'closed'; readonly opens?: boolean }): string {
  return renderToStaticMarkup(
    <Section title="Advanced" {...props}>
      inside
    </Section>,
  );
}

test('a folded section opens for what is wanted in it', () => {
  expect(shown({ folds: 'closed' })).not.toContain('inside');
  expect(shown({ folds: 'closed', opens: true })).toContain('inside');
  expect(shown({ folds: 'open', opens: false })).toContain('inside');
});
