// Everything that `npm run …` does begins here, with nothing but Node: dependencies are installed when they are missing or
// stale, sources are built when they are newer than the build, and then the work goes on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideBrowser, thisMachine } from './browser.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const [task = 'help', ...rest] = process.argv.slice(2);

const tasks = {
  build,
  // Also in a pipe the demo is there to be read.
  demo: () =>
    evict([
      'demo',
      ...(rest.some((word) => /^(-o|--output)/.test(word)) ? [] : ['--output', 'text']),
      ...rest,
    ]),
  evict: () => evict(rest),
  check,
  test,
  bench,
};

const chosen = tasks[task];
if (!chosen) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(tasks).join('|')}`);
  process.exit(2);
}
requireNode();
install();
await chosen();

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Evict needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** npm under this very Node; its path is known when npm started us. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return run(process.execPath, [script, ...args]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, process.platform === 'win32');
}

function run(command, args, shell = false) {
  const result = spawnSync(command, args, { stdio: 'inherit', shell });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

function must(status) {
  if (status !== 0) process.exit(status);
}

function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const mark = join('node_modules', '.evict-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.error('Installing what Evict needs (once, about a minute) …');
  must(npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']));
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(mark, wanted);
}

/** The newest change below a folder, milliseconds. */
function newest(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
}

function tool(name, ...path) {
  return [join('node_modules', name, ...path)];
}

function build() {
  const lock = statSync('package-lock.json').mtimeMs;
  stale(
    join('dist', '.built'),
    Math.max(newest('src'), statSync('tsconfig.build.json').mtimeMs, lock),
    () => {
      console.error('Building …');
      must(run(process.execPath, [...tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']));
    },
  );
  stale(
    join('dist', 'content', '.built'),
    Math.max(newest('src'), newest(join('content', 'detections'))),
    () => {
      console.error('Compiling the rules …');
      must(run(process.execPath, [join('scripts', 'compile-rules.mjs')]));
    },
  );
  stale(join('dist', 'ui', '.built'), Math.max(newest('ui'), lock), () => {
    console.error('Building the web application …');
    must(
      run(process.execPath, [...tool('vite', 'bin', 'vite.js'), 'build', '--config', 'ui/vite.config.mjs']),
    );
  });
}

/** Does the work where its mark is older than the newest change, and sets the mark. */
function stale(mark, changed, work) {
  if (existsSync(mark) && statSync(mark).mtimeMs >= changed) return;
  work();
  writeFileSync(mark, '');
}

function evict(args) {
  build();
  process.exitCode = run(process.execPath, [join('dist', 'cli', 'main.js'), ...args]);
}

function check() {
  const steps = [
    ['types', tool('typescript', 'bin', 'tsc'), ['--noEmit']],
    ['types of the web application', tool('typescript', 'bin', 'tsc'), ['--noEmit', '-p', 'ui']],
    ['lint and layering', tool('oxlint', 'bin', 'oxlint'), ['--type-aware']],
    ['format', tool('oxfmt', 'bin', 'oxfmt'), ['--check']],
    ['dead code', tool('knip', 'bin', 'knip.js'), []],
  ];
  for (const [name, script, args] of steps) {
    console.error(`Checking ${name} …`);
    must(run(process.execPath, [...script, ...args]));
  }
}

async function test() {
  build();
  check();
  const { installedBrowser } = await import('../dist/reports/pdf/find-browser.js');
  const browser = provideBrowser(thisMachine(installedBrowser));
  if (browser) process.env.EVICT_BROWSER = browser;
  must(run(process.execPath, [...tool('vitest', 'vitest.mjs'), 'run', ...rest]));
}

function bench() {
  build();
  for (const file of readdirSync('bench').filter((name) => name.endsWith('.bench.mjs'))) {
    must(run(process.execPath, ['--expose-gc', join('bench', file), ...rest]));
  }
}
