import {
  Background,
  Controls,
  Handle,
  MiniMap,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Edge,
  type Node,
  type NodeProps,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createElement as h, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { Shape } from '../shape.ts';

type Data = {
  readonly title: string;
  readonly kind?: string;
  readonly picture?: string;
  readonly fraction?: number;
};
type ShapeFlowNode = Node<Data, 'shape' | 'group'>;
type Instance = ReactFlowInstance<ShapeFlowNode>;

function ShapeNodeView({ data }: NodeProps<ShapeFlowNode>): ReactElement {
  const [text, setText] = useState(data.title);
  return h(
    'div',
    { style: { width: 280, background: '#fff', border: '1px solid #b6bbc7', borderRadius: 8 } },
    h('div', { style: { height: 36, padding: 8, boxSizing: 'border-box' } }, data.title),
    h(Handle, { id: 'out', type: 'source', position: Position.Right, style: { top: 48 } }),
    h(Handle, { id: 'in0', type: 'target', position: Position.Left, style: { top: 72 } }),
    h(Handle, { id: 'in1', type: 'target', position: Position.Left, style: { top: 96 } }),
    h('input', {
      className: 'field nodrag',
      value: text,
      onChange: (event: { readonly target: { readonly value: string } }) =>
        setText(event.target.value),
    }),
    data.kind === 'model' &&
      h('img', { src: data.picture, width: 96, height: 64, alt: '', style: { display: 'block' } }),
    data.fraction !== undefined && h('progress', { value: data.fraction }),
  );
}

const nodeTypes = { shape: ShapeNodeView };

type Props = {
  readonly shape: Shape;
  readonly pictures: readonly string[];
  readonly onReady: () => void;
};

/** React Flow as its first page shows it: controlled nodes and edges, a background, controls and a map. */
function Flow({ shape, pictures, onReady }: Props): ReactElement {
  const [nodes, setNodes, onNodesChange] = useNodesState<ShapeFlowNode>([
    ...shape.frames.map(({ id, title, x, y, width, height }): ShapeFlowNode => ({
      id,
      type: 'group',
      position: { x, y },
      style: { width, height },
      draggable: false,
      selectable: false,
      data: { title },
    })),
    ...shape.nodes.map(({ id, kind, title, x, y, picture }): ShapeFlowNode => ({
      id,
      type: 'shape',
      position: { x, y },
      data: { title, kind, picture: pictures[picture] ?? '' },
    })),
  ]);
  const [edges, , onEdgesChange] = useEdgesState(
    shape.edges.map(({ from, to, input }, index): Edge => ({
      id: `e${index}`,
      source: `n${from}`,
      target: `n${to}`,
      sourceHandle: 'out',
      targetHandle: `in${input}`,
    })),
  );
  const [flow, setFlow] = useState<Instance>();
  useEffect(() => {
    if (flow === undefined) return;
    globalThis.peer = toPeer(flow, setNodes);
    onReady();
  }, [flow, setNodes, onReady]);
  return h(
    ReactFlow<ShapeFlowNode, Edge>,
    {
      nodes,
      edges,
      onNodesChange,
      onEdgesChange,
      nodeTypes,
      minZoom: 0.02,
      fitView: true,
      onInit: setFlow,
    },
    h(Background),
    h(Controls),
    h(MiniMap),
  );
}

type SetNodes = (change: (nodes: ShapeFlowNode[]) => ShapeFlowNode[]) => void;

function toPeer(flow: Instance, setNodes: SetNodes): NonNullable<typeof globalThis.peer> {
  return {
    toScreen: (point) => flow.flowToScreenPosition(point),
    zoom: () => flow.getZoom(),
    show: ({ x, y }, zoom) => void flow.setCenter(x, y, { zoom }),
    fit: () => void flow.fitView(),
    selectAll: () => setNodes((nodes) => nodes.map((node) => ({ ...node, selected: true }))),
    select: (indices) => {
      const chosen = new Set(indices.map((index) => `n${index}`));
      setNodes((nodes) => nodes.map((node) => ({ ...node, selected: chosen.has(node.id) })));
    },
    place: (by) =>
      setNodes((nodes) =>
        nodes.map((node) => ({
          ...node,
          position: { x: node.position.x + by.x, y: node.position.y + by.y },
        })),
      ),
    progress: (index, fraction) =>
      setNodes((nodes) =>
        nodes.map((node) =>
          node.id === `n${index}` ? { ...node, data: { ...node.data, fraction } } : node,
        ),
      ),
  };
}

/** Mounts it; resolves when React Flow says it is ready. */
export function showReactFlow(
  root: HTMLElement,
  shape: Shape,
  pictures: readonly string[],
): Promise<void> {
  return new Promise((resolve) => {
    createRoot(root).render(h(Flow, { shape, pictures, onReady: resolve }));
  });
}
