import type { Action } from './action.ts';
import { alignActions, distributeActions } from './arrangeActions.ts';
import { cancelRun } from './cancelRun.ts';
import { closeTab } from './closeTab.ts';
import { continueRun } from './continueRun.ts';
import { copySelection } from './copySelection.ts';
import { cutSelection } from './cutSelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { duplicateSelection } from './duplicateSelection.ts';
import { fitView } from './fitView.ts';
import { newPipeline } from './newPipeline.ts';
import { nextTab } from './nextTab.ts';
import { openExample } from './openExample.ts';
import { openManage } from './openManage.ts';
import { openPalette } from './openPalette.ts';
import { openPipeline } from './openPipeline.ts';
import { openSettings } from './openSettings.ts';
import { openShortcuts } from './openShortcuts.ts';
import { paste } from './paste.ts';
import { pauseRun } from './pauseRun.ts';
import { previousTab } from './previousTab.ts';
import { redo } from './redo.ts';
import { renameNode } from './renameNode.ts';
import { reopenTab } from './reopenTab.ts';
import { resumeRun } from './resumeRun.ts';
import { run } from './run.ts';
import { runAgain } from './runAgain.ts';
import { runAnother } from './runAnother.ts';
import { runFromSelection } from './runFromSelection.ts';
import { runNodeAgain } from './runNodeAgain.ts';
import { runRest } from './runRest.ts';
import { runSample } from './runSample.ts';
import { runSelection } from './runSelection.ts';
import { saveAll } from './saveAll.ts';
import { savePipeline } from './savePipeline.ts';
import { savePipelineAs } from './savePipelineAs.ts';
import { selectAll } from './selectAll.ts';
import { tidy } from './tidy.ts';
import { toggleDisabled } from './toggleDisabled.ts';
import { toggleInspector } from './toggleInspector.ts';
import { toggleLibrary } from './toggleLibrary.ts';
import { toggleLog } from './toggleLog.ts';
import { toggleTheme } from './toggleTheme.ts';
import { undo } from './undo.ts';
import { zoomIn } from './zoomIn.ts';
import { zoomOut } from './zoomOut.ts';

/** Every action, in the order of menus. */
export const actions: readonly Action[] = [
  newPipeline,
  openPipeline,
  openExample,
  savePipeline,
  savePipelineAs,
  saveAll,
  closeTab,
  reopenTab,
  undo,
  redo,
  cutSelection,
  copySelection,
  paste,
  duplicateSelection,
  deleteSelection,
  selectAll,
  renameNode,
  toggleDisabled,
  tidy,
  ...alignActions,
  ...distributeActions,
  openPalette,
  run,
  runSample,
  runRest,
  runSelection,
  runFromSelection,
  runNodeAgain,
  runAgain,
  runAnother,
  pauseRun,
  continueRun,
  resumeRun,
  cancelRun,
  nextTab,
  previousTab,
  fitView,
  zoomIn,
  zoomOut,
  toggleLibrary,
  toggleInspector,
  toggleLog,
  toggleTheme,
  openManage,
  openSettings,
  openShortcuts,
];

/** The action with this id; undefined for one that this version does not know. */
export function findAction(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
