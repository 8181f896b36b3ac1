import { createBrowserRouter } from 'react-router';
import { Shell } from './shell.tsx';
import { pages } from '../pages/index.ts';
import { BrokenPage } from '../pages/not-found/broken-page.tsx';

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: BrokenPage,
    // Within the shell: the menu and the word on the connection stay where a page does not come.
    children: [{ ErrorBoundary: BrokenPage, children: [...pages] }],
  },
]);
