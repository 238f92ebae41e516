import type { Action } from './action.ts';
import { alignActions, distributeActions } from './arrangeActions.ts';
import { cancelRun } from './cancelRun.ts';
import { chooseProvider } from './chooseProvider.ts';
import { chooseTheme } from './chooseTheme.ts';
import { closeTab } from './closeTab.ts';
import { connectNode } from './connectNode.ts';
import { continueRun } from './continueRun.ts';
import { copySelection } from './copySelection.ts';
import { cutSelection } from './cutSelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { deleteShownRun } from './deleteShownRun.ts';
import { deleteWithMembers } from './deleteWithMembers.ts';
import { duplicateSelection } from './duplicateSelection.ts';
import { findNext } from './findNext.ts';
import { findNode } from './findNode.ts';
import { findPrevious } from './findPrevious.ts';
import { fitFrame } from './fitFrame.ts';
import { fitView } from './fitView.ts';
import { frameSelection } from './frameSelection.ts';
import { goToNode } from './goToNode.ts';
import { insertNode } from './insertNode.ts';
import { listEdges } from './listEdges.ts';
import { moveDown, moveLeft, moveRight, moveUp } from './moveSelection.ts';
import { newPipeline } from './newPipeline.ts';
import { nextProblem } from './nextProblem.ts';
import { nextTab } from './nextTab.ts';
import { openCommands } from './openCommands.ts';
import { openExample } from './openExample.ts';
import { openManage } from './openManage.ts';
import { openPalette } from './openPalette.ts';
import { openPipeline } from './openPipeline.ts';
import { openRecent } from './openRecent.ts';
import { openRunPipeline } from './openRunPipeline.ts';
import { openSettings } from './openSettings.ts';
import { openShortcuts } from './openShortcuts.ts';
import { paste } from './paste.ts';
import { pauseRun } from './pauseRun.ts';
import { previousProblem } from './previousProblem.ts';
import { previousTab } from './previousTab.ts';
import { priorityActions } from './priorityActions.ts';
import { redo } from './redo.ts';
import { renameNode } from './renameNode.ts';
import { reopenTab } from './reopenTab.ts';
import { reroute } from './reroute.ts';
import { replaceSelected } from './replaceSelected.ts';
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
import { showHistory } from './showHistory.ts';
import { showNewestRun } from './showNewestRun.ts';
import { showProblems } from './showProblems.ts';
import { showQueue } from './showQueue.ts';
import { toggleBypassed } from './toggleBypassed.ts';
import { toggleCollapsed } from './toggleCollapsed.ts';
import { tidy } from './tidy.ts';
import { toggleDisabled } from './toggleDisabled.ts';
import { toggleInspector } from './toggleInspector.ts';
import { toggleLibrary } from './toggleLibrary.ts';
import { toggleLog } from './toggleLog.ts';
import { toggleTheme } from './toggleTheme.ts';
import { undo } from './undo.ts';
import { zoomActual } from './zoomActual.ts';
import { zoomIn } from './zoomIn.ts';
import { zoomOut } from './zoomOut.ts';
import { zoomToSelection } from './zoomToSelection.ts';

/** Every action, in the order of menus. */
export const actions: readonly Action[] = [
  newPipeline,
  openPipeline,
  openRecent,
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
  findNode,
  findNext,
  findPrevious,
  openPalette,
  insertNode,
  renameNode,
  replaceSelected,
  chooseProvider,
  connectNode,
  listEdges,
  reroute,
  toggleDisabled,
  toggleBypassed,
  frameSelection,
  toggleCollapsed,
  fitFrame,
  deleteWithMembers,
  tidy,
  ...alignActions,
  ...distributeActions,
  moveLeft,
  moveRight,
  moveUp,
  moveDown,
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
  ...priorityActions,
  showNewestRun,
  openRunPipeline,
  deleteShownRun,
  fitView,
  zoomIn,
  zoomOut,
  zoomActual,
  zoomToSelection,
  openCommands,
  goToNode,
  toggleLibrary,
  toggleInspector,
  toggleLog,
  showQueue,
  showHistory,
  showProblems,
  nextProblem,
  previousProblem,
  nextTab,
  previousTab,
  toggleTheme,
  chooseTheme,
  openManage,
  openSettings,
  openShortcuts,
];

/** The action with this id; undefined for one that this version does not know. */
export function findAction(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
