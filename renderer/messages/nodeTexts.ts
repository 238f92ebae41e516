import type { NodeTypeName } from '../../shared/nodes/nodeTypeNames.ts';

/** The texts of one field or port by their English, as another setting may give it another title. */
export type TextsByEnglish = { readonly [english: string]: string };

/** The texts of fields or ports by name. What users and models have named is in no table, and stays as it is. */
export type TextsByName = { readonly [name: string]: TextsByEnglish };

/** What a node type says, in another language than English. */
export type NodeTexts = {
  readonly title: string;
  readonly description: string;
  /** Other words people search for, beside the English ones. */
  readonly keywords: readonly string[];
  readonly fields: TextsByName;
  readonly ports: TextsByName;
};

/** What every node type says. One that is missing does not compile. */
export type NodeTypeTexts = { readonly [T in NodeTypeName]: NodeTexts };

/** The same where a type's name is any text: a newer version knows others. */
export type TextsByType = { readonly [type: string]: NodeTexts };
