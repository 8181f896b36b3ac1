import { FluentProvider } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RouterProvider } from 'react-router';
import { CallError } from '../api/client.ts';
import { LiveProvider } from '../parts/live.tsx';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import { router } from './router.tsx';
import { themes } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // What the server refused stays refused; only silence is worth another try.
      retry: (count, error) => count < 3 && !(error instanceof CallError && error.status > 0),
      refetchOnWindowFocus: false,
    },
  },
});

export function App(): ReactNode {
  return (
    <PreferencesProvider>
      <Themed />
    </PreferencesProvider>
  );
}

function Themed(): ReactNode {
  const { dark } = usePreferences();
  return (
    <FluentProvider theme={dark ? themes.dark : themes.light} style={{ height: '100%' }}>
      <QueryClientProvider client={client}>
        <LiveProvider>
          <RouterProvider router={router} />
        </LiveProvider>
      </QueryClientProvider>
    </FluentProvider>
  );
}
