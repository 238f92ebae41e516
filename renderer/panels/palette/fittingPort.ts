import { canConvert, type Conversion } from '../../../shared/graph/canConvert.ts';
import type { NodePorts } from '../../../shared/domain/ports.ts';
import type { PortEnd } from '../../stores/places.ts';

const ranks: { readonly [K in Conversion['kind']]: number } = {
  same: 0,
  convert: 2,
  map: 4,
  refused: Infinity,
};

/**
 * The name of the port that a new node would be connected by, undefined when none fits: the one that needs the
 * least conversion, a required input before an optional one, else the first.
 */
export function fittingPort(
  from: Pick<PortEnd, 'direction' | 'type'>,
  ports: NodePorts,
): string | undefined {
  const candidates =
    from.direction === 'output'
      ? ports.inputs
          .filter((port) => port.widget.kind !== 'secret' && port.deprecated !== true)
          .map((port) => ({
            name: port.name,
            rank: ranks[canConvert(from.type, port.type).kind] + (port.required ? 0 : 1),
          }))
      : ports.outputs.map((port) => ({
          name: port.name,
          rank: ranks[canConvert(port.type, from.type).kind],
        }));
  const [best] = candidates
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank);
  return best?.name;
}
