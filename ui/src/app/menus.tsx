import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkTheme20Regular, LocalLanguage20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language.tsx';
import type { Language } from '../i18n/language.tsx';
import { usePreferences } from './preferences.tsx';
import type { ThemeChoice } from './preferences.tsx';
import { shellTexts } from './texts.ts';

/** Language and appearance. Each language stands under its own name, for whoever cannot read the other. */
export function Menus({ className }: { readonly className: string }): ReactNode {
  const t = useTexts(shellTexts);
  const { language, theme, setLanguage, setTheme } = usePreferences();
  return (
    <>
      <Menu
        checkedValues={{ language: [language] }}
        onCheckedValueChange={(_, data) => setLanguage((data.checkedItems[0] ?? 'en') as Language)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={className}
            appearance="transparent"
            icon={<LocalLanguage20Regular />}
            aria-label={`${t.language}: ${language.toUpperCase()}`}
          >
            {language.toUpperCase()}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="language" value="en" lang="en">
              English
            </MenuItemRadio>
            <MenuItemRadio name="language" value="de" lang="de">
              Deutsch
            </MenuItemRadio>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu
        checkedValues={{ theme: [theme] }}
        onCheckedValueChange={(_, data) => setTheme((data.checkedItems[0] ?? 'system') as ThemeChoice)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={className}
            appearance="transparent"
            icon={<DarkTheme20Regular />}
            aria-label={t.theme}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {(['system', 'light', 'dark'] as const).map((choice) => (
              <MenuItemRadio key={choice} name="theme" value={choice}>
                {t.themes[choice]}
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
