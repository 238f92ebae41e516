import type { Locator } from '@playwright/test';

/**
 * The texts in a part of the page that stand in no brackets: in the language of tests, they come from no message file.
 * What people read and what a screen reader says of it; what is typed or comes from a file is for the caller to know.
 */
export async function bareTexts(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root) => {
    const found = new Set<string>();
    const look = (text: string | null): void => {
      let bare = text ?? '';
      // From the inside out: a sentence may stand in a sentence, however often.
      for (let before = ''; before !== bare;) {
        before = bare;
        bare = bare.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
      }
      if (/\p{L}{2}/u.test(bare)) found.add(bare.trim());
    };
    for (const element of [root, ...root.querySelectorAll('*')]) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        look(element.getAttribute(name));
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) look(child.textContent);
    }
    return [...found];
  });
}
