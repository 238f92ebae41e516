import type { ModelDetails } from '../../../../shared/domain/model.ts';
import type { Faults } from '../form/fieldFaults.ts';
import { t } from '../../../messages/t.ts';

/** What a model says about itself, as it is typed. */
export type ModelTexts = {
  readonly description: string;
  readonly githubUrl: string;
  readonly paperUrl: string;
  readonly licenseUrl: string;
};

/** The texts of a model; empty where it has none. */
export function textsOf(details: ModelDetails): ModelTexts {
  return {
    description: details.description,
    githubUrl: details.githubUrl ?? '',
    paperUrl: details.paperUrl ?? '',
    licenseUrl: details.licenseUrl ?? '',
  };
}

/** What is wrong with the links of a model. */
export function checkLinks({ githubUrl, paperUrl, licenseUrl }: ModelTexts): Faults {
  return {
    githubUrl: checkLink(githubUrl),
    paperUrl: checkLink(paperUrl),
    licenseUrl: checkLink(licenseUrl),
  };
}

function checkLink(text: string): string | undefined {
  const link = text.trim();
  if (link === '' || (/^https?:\/\//i.test(link) && URL.canParse(link))) return undefined;
  return t('models.modelLinks.enterWholeAddress');
}

/** What differs from before, trimmed. */
export function changedTexts(before: ModelTexts, after: ModelTexts): Partial<ModelTexts> {
  const entries = Object.entries(after).map(([name, text]) => [name, text.trim()] as const);
  const old = new Map<string, string>(Object.entries(before));
  return Object.fromEntries(entries.filter(([name, text]) => old.get(name) !== text));
}
