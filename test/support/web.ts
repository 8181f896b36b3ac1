import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoTenants } from '../../src/cli/demo/demo-tenants.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { systemRandom } from '../../src/kernel/random.ts';
import { startServer } from '../../src/server/index.ts';
import type { EvictServer } from '../../src/server/index.ts';
import { startSimulator } from '../../src/simulator/index.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { installedBrowser } from './browser.ts';

/** The application over simulated tenants, with cases in a folder of its own. */
export interface Stage {
  readonly simulator: Simulator;
  readonly server: EvictServer;
  readonly casesFolder: string;
  /** Stops the server and starts another on the same cases, as after Ctrl+C; on the same port, where it is told one. */
  restart(port?: number): Promise<EvictServer>;
  close(): Promise<void>;
}

/** `prepare` changes the simulated tenants before anybody asks them. */
export async function startStage(
  scenarios: readonly string[],
  prepare: (simulator: Simulator) => void = () => undefined,
): Promise<Stage> {
  const simulator = await startSimulator({ scenarios });
  prepare(simulator);
  const casesFolder = mkdtempSync(join(tmpdir(), 'evict-web-'));
  const home = join(casesFolder, '.home');
  const begin = (port = 0): Promise<EvictServer> =>
    startServer({
      ...demoTenants(simulator, { home, clock: systemClock, random: systemRandom }),
      version: 'test',
      environment: process.env,
      demo: true,
      casesFolder,
      clock: systemClock,
      random: systemRandom,
      port,
    });
  let server = await begin();
  return {
    simulator,
    casesFolder,
    get server() {
      return server;
    },
    async restart(port) {
      await server.close();
      server = await begin(port);
      return server;
    },
    async close() {
      await server.close();
      await simulator.close();
    },
  };
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'en' | 'de';
  readonly dark?: boolean;
}

export interface OpenWindow {
  readonly page: Page;
  /** What the page complained of: errors, refused scripts and styles. A test ends with none. */
  readonly complaints: string[];
}

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: installedBrowser!, args: ['--no-sandbox'] });
}

/** Opens a signed-in window, as the link in the terminal does. */
export async function openWindow(
  browser: Browser,
  server: EvictServer,
  { width = 1280, height = 800, language = 'en', dark = false }: WindowOptions = {},
): Promise<OpenWindow & { readonly context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(server.link());
  return { context, page, complaints };
}

const shots = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'test-output', 'web');

/** A picture for people to look at; nothing compares it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** The service asks for a pause of four seconds, once: work that meets it is seen under way on the quickest machine. */
export function holdUp(stage: Stage, path: RegExp): void {
  stage.simulator.world.faults.push({ kind: 'throttle', path, retryAfter: 4, times: 1 });
}

/** Investigates the first simulated tenant through the pages, as a person would; ends at the verdict. */
export async function investigate(page: Page, stage: Stage, name: string): Promise<void> {
  const { tenant, victims } = stage.simulator.scenarios[0]!;
  const search = new URLSearchParams({ tenant: tenant.id, accounts: victims.join(' ') });
  await page.goto(`${stage.server.origin}/new?${search}`);
  await page.locator('form input[maxlength="100"]').fill(name);
  await page.locator('form button[type="submit"]').click();
  await page.getByRole('article').first().waitFor();
}
