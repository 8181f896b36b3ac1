import { usePreferences } from '../app/preferences.tsx';

export interface ChartColours {
  readonly ground: string;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly series: readonly string[];
  readonly severity: {
    readonly [severity in 'critical' | 'high' | 'medium' | 'low' | 'informational']: string;
  };
  readonly good: string;
  readonly bad: string;
  readonly warning: string;
}

/** A canvas knows no CSS variables: the same colours as Fluent's tokens, by theme, with contrast to its ground. */
export function useChartColours(): ChartColours {
  return usePreferences().dark ? dark : light;
}

const light: ChartColours = {
  ground: '#ffffff',
  text: '#242424',
  faint: '#616161',
  line: '#e0e0e0',
  series: ['#0f6cbd', '#8764b8', '#c239b3', '#ca5010', '#107c41', '#7a7574'],
  severity: {
    critical: '#a4262c',
    high: '#d13438',
    medium: '#bc4b09',
    low: '#616161',
    informational: '#8a8886',
  },
  good: '#107c10',
  bad: '#c50f1f',
  warning: '#bc4b09',
};

const dark: ChartColours = {
  ground: '#292929',
  text: '#ffffff',
  faint: '#adadad',
  line: '#525252',
  series: ['#479ef5', '#b4a0ff', '#e3008c', '#f7630c', '#54b054', '#a19f9d'],
  severity: {
    critical: '#f1707b',
    high: '#ff99a4',
    medium: '#faa06b',
    low: '#c8c6c4',
    informational: '#a19f9d',
  },
  good: '#54b054',
  bad: '#f1707b',
  warning: '#faa06b',
};
