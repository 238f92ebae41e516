import type { ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { Json } from '../../shared/domain/json.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import { useApp } from '../engine/AppContext.tsx';
import { shownFields } from './shown/shownFields.ts';
import { FieldEditor } from './widgets/FieldEditor.tsx';
import { FieldLabel } from './widgets/FieldLabel.tsx';

type Props = {
  readonly node: GraphNode;
  /** Leaves these settings out. */
  readonly except?: readonly string[];
};

/** The settings of a node that are edited on the canvas. */
export function SettingRows({ node, except = [] }: Props): ReactNode {
  const app = useApp();
  const type = findNodeType(node.type);
  const shown = shownFields(node).filter(
    (field) => field.advanced !== true && !except.includes(field.name),
  );
  const isAlone = shown.length === 1;
  return shown.map((field) => {
    const id = `${node.id}-setting-${field.name}`;
    const onChange = (value: Json | undefined): void =>
      app.document.getState().apply({
        type: 'setSettings',
        nodeId: node.id,
        settings: { [field.name]: value ?? type?.initialSettings[field.name] ?? null },
      });
    return (
      <div key={field.name} className="node-row">
        {!(isAlone && isSelfEvident(field.widget.kind)) && <FieldLabel field={field} id={id} />}
        <FieldEditor field={field} value={node.settings[field.name]} onChange={onChange} id={id} />
      </div>
    );
  });
}

/** The only setting of a node needs no label where the node's title says it already. */
function isSelfEvident(kind: string): boolean {
  return kind === 'multiline' || kind === 'number' || kind === 'json';
}
