import type { ChartColours } from '../../../parts/chart-colours.ts';
import { lookOf } from './calendar-days.ts';
import type { Days, Look } from './calendar-days.ts';

const font = "13px 'Segoe UI', system-ui, sans-serif";
const row = 28;
const cell = 14;
const margin = 16;
/** Twice the pixels, as charts are saved. */
const scale = 2;

export interface PictureWords {
  readonly titles: readonly string[];
  readonly months: readonly string[];
  readonly legend: readonly (readonly [look: Look, word: string])[];
}

/** The calendar as a picture: the page draws it as a table, which no browser saves as one. */
export async function calendarPng(days: Days, words: PictureWords, colours: ChartColours): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const draw = canvas.getContext('2d')!;
  draw.font = font;
  const left = margin + Math.max(...words.titles.map((title) => draw.measureText(title).width)) + margin;
  const legend = words.legend.reduce((sum, [, word]) => sum + draw.measureText(word).width + 44, margin);
  const width = Math.max(left + days.starts.length * cell + margin, legend);
  const height = margin + row * (days.rows.length + 2) + margin;
  canvas.width = width * scale;
  canvas.height = height * scale;
  draw.scale(scale, scale);
  draw.fillStyle = colours.ground;
  draw.fillRect(0, 0, width, height);
  draw.font = font;
  draw.textBaseline = 'middle';
  const write = (text: string, x: number, y: number): void => {
    draw.fillStyle = colours.text;
    draw.fillText(text, x, y);
  };
  const box = (look: Look, x: number, y: number): void => {
    if (look === 'none') {
      draw.strokeStyle = colours.faint;
      draw.strokeRect(x + 0.5, y - 8.5, cell - 3, 17);
    } else {
      draw.globalAlpha = look === 'young' ? 0.45 : 1;
      draw.fillStyle = {
        good: colours.good,
        young: colours.good,
        part: colours.warning,
        missing: colours.bad,
      }[look];
      draw.fillRect(x, y - 9, cell - 2, 18);
      draw.globalAlpha = 1;
    }
  };
  let at = left;
  for (const [index, { cells }] of days.months.entries()) {
    write(words.months[index]!, at, margin + row / 2);
    at += cells * cell;
  }
  for (const [index, { states }] of days.rows.entries()) {
    const y = margin + row * (index + 1) + row / 2;
    write(words.titles[index]!, margin, y);
    for (const [place, state] of states.entries()) box(lookOf(state), left + place * cell, y);
  }
  at = margin;
  for (const [look, word] of words.legend) {
    const y = height - margin - row / 2;
    box(look, at, y);
    write(word, at + 20, y);
    at += draw.measureText(word).width + 44;
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
