import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';

/** Microsoft's own themes; on dark ground the brand's text is lifted for contrast as their admin centers do. */
export const themes: { readonly light: Theme; readonly dark: Theme } = {
  light: webLightTheme,
  dark: webDarkTheme,
};
