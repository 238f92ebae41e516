import type { en } from '../en/en.ts';
import type { Translation } from '../translation.ts';
import { common } from './common.ts';
import { ui } from './ui.ts';
import { window } from './window.ts';
import { files } from './files.ts';
import { palette } from './palette.ts';
import { commands } from './commands.ts';
import { inspector } from './inspector.ts';
import { runs } from './runs.ts';
import { settings } from './settings.ts';
import { budget } from './budget.ts';
import { library } from './library.ts';
import { manage } from './manage.ts';
import { trainings } from './trainings.ts';
import { predictions } from './predictions.ts';
import { models } from './models.ts';
import { deployments } from './deployments.ts';
import { storedFiles } from './storedFiles.ts';
import { nodes } from './nodes.ts';
import { engine } from './engine.ts';
import { actions } from './actions.ts';
import { edits } from './edits.ts';
import { canvas } from './canvas.ts';
import { sentences } from './sentences.ts';

/** Every text of the page, in German. */
export const de: Translation<typeof en> = {
  common,
  ui,
  window,
  files,
  palette,
  commands,
  inspector,
  runs,
  settings,
  budget,
  library,
  manage,
  trainings,
  predictions,
  models,
  deployments,
  storedFiles,
  nodes,
  engine,
  actions,
  edits,
  canvas,
  sentences,
};
