import type { ECharts } from 'echarts/core';
import type { Zoom } from './state.ts';
import { plotLeft, plotRight } from './chart-option.ts';

export interface MouseTarget {
  readonly span: () => { readonly from: number; readonly to: number };
  readonly zoom: Zoom;
}

interface MouseEventLike {
  readonly offsetX: number;
  readonly wheelDelta?: number;
  readonly event: Event;
}

/** Less is a click and no drag, pixels. */
const leastDrag = 6;

/** Dragging zooms to what was dragged over; the wheel with Ctrl zooms around the pointer, as maps do within a page. */
export function followMouse(chart: ECharts, { span, zoom }: MouseTarget): () => void {
  const canvas = chart.getZr();
  const veil = document.createElement('div');
  veil.style.cssText =
    'position:absolute;top:0;bottom:0;pointer-events:none;display:none;background:rgba(71,158,245,.25);border:solid #479ef5;border-width:0 1px';
  chart.getDom().append(veil);
  let begun: number | null = null;
  const timeAt = (x: number): number => {
    const left = plotLeft(window.matchMedia('(max-width: 639px)').matches);
    const share = (x - left) / (chart.getWidth() - left - plotRight);
    const { from, to } = span();
    return from + Math.max(0, Math.min(1, share)) * (to - from);
  };
  const down = ({ offsetX }: MouseEventLike): void => {
    begun = offsetX;
  };
  const move = ({ offsetX }: MouseEventLike): void => {
    if (begun === null || Math.abs(offsetX - begun) < leastDrag) return;
    veil.style.display = 'block';
    veil.style.left = `${Math.min(begun, offsetX)}px`;
    veil.style.width = `${Math.abs(offsetX - begun)}px`;
  };
  const up = ({ offsetX }: MouseEventLike): void => {
    const start = begun;
    begun = null;
    veil.style.display = 'none';
    if (start === null || Math.abs(offsetX - start) < leastDrag) return;
    const [from, to] = [timeAt(start), timeAt(offsetX)].toSorted((a, b) => a - b);
    zoom({ from: from!, to: to! });
  };
  const leave = (): void => {
    begun = null;
    veil.style.display = 'none';
  };
  const wheel = ({ offsetX, wheelDelta = 0, event }: MouseEventLike): void => {
    if (!(event as WheelEvent).ctrlKey) return;
    event.preventDefault();
    const factor = wheelDelta > 0 ? 0.8 : 1.25;
    const middle = timeAt(offsetX);
    const { from, to } = span();
    zoom({ from: middle - (middle - from) * factor, to: middle + (to - middle) * factor }, true);
  };
  canvas.on('mousedown', down);
  canvas.on('mousemove', move);
  canvas.on('mouseup', up);
  canvas.on('globalout', leave);
  canvas.on('mousewheel', wheel);
  return () => veil.remove();
}
