import { ChevronDown, ChevronRight, CircleSlash, Palette, Play } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { isCollapsed } from '../../../shared/graph/frames.ts';
import { shownText } from '../../nodes/shown/shownText.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { frameColorOf, frameColors } from '../../../shared/nodes/frame.ts';
import { performAction, type Action } from '../../actions/action.ts';
import { runSelection } from '../../actions/runSelection.ts';
import { toggleCollapsed } from '../../actions/toggleCollapsed.ts';
import { toggleDisabled } from '../../actions/toggleDisabled.ts';
import { useApp, useView } from '../../engine/AppContext.tsx';
import { TitleEditor } from '../../nodes/TitleEditor.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { t } from '../../messages/t.ts';
import { useLanguage } from '../../messages/useLanguage.ts';

type Props = { readonly node: GraphNode; readonly count: number };

/** The title of a frame: moves it, a double-click renames it; beside it what can be done with all members at once. */
export const FrameTitle = memo(function FrameTitle({ node, count }: Props): ReactNode {
  useLanguage();
  const app = useApp();
  const isRenaming = useView((state) => state.renaming === node.id);
  const title = titleOf(node);
  const collapsed = isCollapsed(node);
  const act = (action: Action): void => {
    app.view.getState().select({ nodes: [node.id] });
    void performAction(app, action);
  };
  return (
    <header
      className="frame-title chrome"
      onDoubleClick={(event) => {
        event.stopPropagation();
        app.view.getState().setRenaming(node.id);
      }}
    >
      <IconButton
        label={t(collapsed ? 'canvas.frames.expand' : 'canvas.frames.collapse', { title })}
        icon={collapsed ? ChevronRight : ChevronDown}
        size="sm"
        aria-expanded={!collapsed}
        className="nodrag nokey"
        onClick={() => act(toggleCollapsed)}
      />
      {isRenaming ? (
        <TitleEditor nodeId={node.id} title={title} />
      ) : (
        <span className="node-title min-w-0 truncate font-semibold" title={title}>
          {title}
        </span>
      )}
      <span className="frame-count">{t('common.nodes', { count })}</span>
      {node.disabled === true && (
        <span className="frame-count flex items-center gap-1">
          <CircleSlash size={12} aria-hidden />
          {t('inspector.nodeTitle.disabled')}
        </span>
      )}
      <span className="frame-tools nodrag nokey">
        <IconButton
          label={t('canvas.frames.run', { title })}
          icon={Play}
          size="sm"
          onClick={() => act(runSelection)}
        />
        <IconButton
          label={t(node.disabled === true ? 'canvas.frames.enable' : 'canvas.frames.disable', {
            title,
          })}
          icon={CircleSlash}
          size="sm"
          aria-pressed={node.disabled === true}
          onClick={() => act(toggleDisabled)}
        />
        <ColorMenu node={node} />
      </span>
    </header>
  );
});

function ColorMenu({ node }: { readonly node: GraphNode }): ReactNode {
  const app = useApp();
  const current = frameColorOf(node);
  return (
    <Menu
      trigger={
        <IconButton
          label={t('canvas.frames.color', { title: titleOf(node) })}
          icon={Palette}
          size="sm"
        />
      }
      items={frameColors.map(({ value, label }) => ({
        kind: 'action',
        id: value,
        label: shownText({ type: node.type, field: 'color', text: label }),
        swatch: `var(--frame-${value})`,
        checked: value === current,
        onSelect: () =>
          app.document
            .getState()
            .apply({ type: 'setSettings', nodeId: node.id, settings: { color: value } }),
      }))}
    />
  );
}
