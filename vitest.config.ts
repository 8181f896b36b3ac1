import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Browsers and killed processes on a busy machine: one more try there; what fails twice has failed. None at a desk.
    retry: process.env['CI'] ? 1 : 0,
  },
});
