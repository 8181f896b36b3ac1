// Writes the reference in docs/ from the built code: node scripts/docs.mjs (after npm run build). A test holds it current.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checksPage } from './docs/checks.mjs';
import { readErrors, readExits, readGuards } from './docs/errors.mjs';
import { actionsPage, commandsPage, errorsPage, exitCodesPage, permissionsPage } from './docs/pages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src');

/**
 * Every page by its path below the project. `built` is what the code says of itself:
 * { commandLoaders, commonOptions, exitCodes, exitCodeOf, actions, checks, areaWords, severityWords }.
 */
export async function renderDocs(built) {
  const commands = await Promise.all(
    built.commandLoaders.map(async (load) => {
      const spec = await load();
      return { spec, exits: readExits(join(source, 'cli', 'commands', `${spec.path.join('-')}.ts`)) };
    }),
  );
  const known = { ...built, commands, errors: readErrors(source), guards: readGuards(source) };
  const pages = {
    commands: commandsPage,
    errors: errorsPage,
    'exit-codes': exitCodesPage,
    permissions: permissionsPage,
    checks: checksPage,
    actions: actionsPage,
  };
  return Object.fromEntries(
    Object.entries(pages).flatMap(([name, page]) => [
      [`docs/${name}.md`, page(known, 'en')],
      [`docs/${name}.de.md`, page(known, 'de')],
    ]),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const [
    { commandLoaders },
    { commonOptions },
    { exitCodes, exitCodeOf },
    { actions },
    { checks },
    { areaWords },
    { severityWords },
  ] = await Promise.all([
    load('cli/commands/index.js'),
    load('cli/common-options.js'),
    load('cli/exit-codes.js'),
    load('actions/index.js'),
    load('checks/index.js'),
    load('cli/assess/words.js'),
    load('engine/report/words.js'),
  ]);
  const pages = await renderDocs({
    commandLoaders,
    commonOptions,
    exitCodes,
    exitCodeOf,
    actions,
    checks,
    areaWords,
    severityWords,
  });
  for (const [path, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
