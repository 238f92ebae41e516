import type { NodePorts, OutputPort } from '../../../shared/domain/ports.ts';
import { errorPort } from '../../../shared/graph/nodePolicy.ts';
import { ownValue } from '../../../shared/domain/json.ts';
import { findNodeTexts } from '../../messages/language.ts';
import type { NodeTexts, TextsByName } from '../../messages/nodeTexts.ts';
import { t } from '../../messages/t.ts';
import { shownField, shownWidget } from './shownField.ts';

/** The same ports give the same object, as long as the language is the same. */
const known = new WeakMap<NodeTexts, WeakMap<NodePorts, NodePorts>>();

/** The ports of a node of a type in the language that is shown. What a user or a model has named stays as it is. */
export function shownPorts(type: string, ports: NodePorts): NodePorts {
  const texts = findNodeTexts(type);
  if (texts === undefined) return ports;
  let ofType = known.get(texts);
  if (ofType === undefined) known.set(texts, (ofType = new WeakMap()));
  let shown = ofType.get(ports);
  if (shown === undefined) ofType.set(ports, (shown = translated(ports, texts.ports)));
  return shown;
}

function translated({ inputs, outputs }: NodePorts, texts: TextsByName): NodePorts {
  return {
    inputs: inputs.map((input) => {
      const own = ownValue(texts, input.name);
      return own === undefined
        ? input
        : { ...shownField(input, own), widget: shownWidget(input.widget, own) };
    }),
    outputs: outputs.map((output) =>
      output === errorPort ? shownErrorPort() : shownField(output, ownValue(texts, output.name)),
    ),
  };
}

function shownErrorPort(): OutputPort {
  const title = t('nodes.errorPort.title');
  return { ...errorPort, title, description: t('nodes.errorPort.description') };
}
