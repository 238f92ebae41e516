import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SafeMarkdown } from './SafeMarkdown.tsx';

function shown(text: string): string {
  return renderToStaticMarkup(<SafeMarkdown text={text} />);
}

describe('Markdown as GitHub writes it', () => {
  test('has tables with aligned columns, which are scrolled by themselves', () => {
    const html = shown('| Model | Price |\n| --- | ---: |\n| blur | 2 |');
    expect(html).toContain('<div class="prose-table"><table>');
    expect(html).toMatch(/<th[^>]*>Model<\/th>/);
    expect(html).toMatch(/<td[^>]*right[^>]*>2<\/td>/);
  });

  test('has tasks that say whether they are done, and nothing to press', () => {
    const html = shown('- [x] upload\n- [ ] download');
    expect(html).toMatch(/aria-label="Done".*upload.*aria-label="To do".*download/s);
    expect(html).not.toContain('<input');
  });

  test('has struck words', () => {
    expect(shown('~~old~~ new')).toContain('<del>old</del> new');
  });
});

describe('Markdown of strangers', () => {
  test('leads to the web only, outside of this window', () => {
    expect(shown('see https://example.org/a and [here](https://example.org/b)')).toMatch(
      /<a href="https:\/\/example.org\/a" target="_blank" rel="noreferrer noopener".*href="https:\/\/example.org\/b" target="_blank"/,
    );
    const html = shown(
      '[a](javascript:alert(1)) [b](file:///etc/passwd) me@example.org [^1]\n\n[^1]: x',
    );
    expect(html).not.toContain('<a ');
  });

  test('brings no HTML and no pictures', () => {
    const html = shown('<script>alert(1)</script><b>bold</b>\n\n![x](https://example.org/x.png)');
    expect(html).not.toMatch(/<script|<b>|<img/);
  });
});
