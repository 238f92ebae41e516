import type { BuiltinModel } from '../defineModel.ts';
import { blur } from './blur.ts';
import { colourStyle } from './colourStyle.ts';
import { compose } from './compose.ts';
import { contactSheet } from './contactSheet.ts';
import { cutOut } from './cutOut.ts';
import { describeImage } from './describeImage.ts';
import { edges } from './edges.ts';
import { grayscale } from './grayscale.ts';
import { makeVariations } from './makeVariations.ts';
import { palette } from './palette.ts';
import { renderText } from './renderText.ts';
import { sharpen } from './sharpen.ts';
import { signFile } from './signFile.ts';
import { splitText } from './splitText.ts';
import { streamWords } from './streamWords.ts';
import { summariseText } from './summariseText.ts';
import { textStatistics } from './textStatistics.ts';
import { tone } from './tone.ts';
import { upscale } from './upscale.ts';

/** Every built-in model: a new one is a file in this folder and a line here (a test compares the two). */
export const registry: readonly BuiltinModel[] = [
  blur,
  colourStyle,
  compose,
  contactSheet,
  cutOut,
  describeImage,
  edges,
  grayscale,
  makeVariations,
  palette,
  renderText,
  sharpen,
  signFile,
  splitText,
  streamWords,
  summariseText,
  textStatistics,
  tone,
  upscale,
];
