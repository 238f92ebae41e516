import { useState, type ReactNode } from 'react';
import { isJsonObject, type Json } from '../../../shared/domain/json.ts';
import { t } from '../../messages/t.ts';

type Props = {
  readonly json: Json;
  readonly name?: string;
  /** How many levels are open at first; 2 unless told otherwise. */
  readonly openLevels?: number;
};

/** So many entries of one level are shown before the rest is counted. */
const shownEntries = 100;

/** A JSON value with its parts, each level to be folded. */
export function JsonTree({ json, name, openLevels = 2 }: Props): ReactNode {
  if (isScalar(json)) {
    return (
      <div className="truncate">
        {name !== undefined && <span className="text-muted">{name}: </span>}
        <Scalar json={json} />
      </div>
    );
  }
  return (
    <Branch
      entries={Object.entries<Json>(json)}
      isList={Array.isArray(json)}
      openLevels={openLevels}
      {...(name === undefined ? {} : { name })}
    />
  );
}

type ScalarJson = string | number | boolean | null;

function isScalar(json: Json): json is ScalarJson {
  return !Array.isArray(json) && !isJsonObject(json);
}

type BranchProps = {
  readonly entries: readonly (readonly [string, Json])[];
  readonly isList: boolean;
  readonly name?: string;
  readonly openLevels: number;
};

function Branch({ entries, isList, name, openLevels }: BranchProps): ReactNode {
  const [isOpen, setIsOpen] = useState(openLevels > 0);
  const size = isList ? `[${entries.length}]` : `{${entries.length}}`;
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="chrome truncate">
        {name !== undefined && <span className="text-muted">{name} </span>}
        <span className="text-muted">{size}</span>
      </summary>
      {isOpen && (
        <div className="ml-1 border-l border-border pl-2.5">
          {entries.slice(0, shownEntries).map(([key, item]) => (
            <JsonTree key={key} name={key} json={item} openLevels={openLevels - 1} />
          ))}
          {entries.length > shownEntries && (
            <div className="text-muted">
              {t('nodes.jsonTree.more', { more: entries.length - shownEntries })}
            </div>
          )}
        </div>
      )}
    </details>
  );
}

function Scalar({ json }: { readonly json: ScalarJson }): ReactNode {
  if (typeof json !== 'string') return <span className="text-port-number">{String(json)}</span>;
  const isColor = /^#[0-9a-f]{6}$/i.test(json);
  return (
    <span className="text-port-text" title={json}>
      {isColor && (
        <span
          className="mr-1 inline-block size-2.5 rounded-[2px] border border-border align-baseline"
          style={{ backgroundColor: json }}
          aria-hidden="true"
        />
      )}
      {JSON.stringify(json)}
    </span>
  );
}
