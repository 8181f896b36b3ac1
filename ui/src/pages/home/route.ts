import type { RouteObject } from 'react-router';

export const homeRoute: RouteObject = {
  index: true,
  lazy: { Component: async () => (await import('./page.tsx')).HomePage },
};
