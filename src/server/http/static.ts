import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { AppError } from '../../kernel/errors.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export type Pages = ReadonlyMap<string, string>;

/** The built application's files by the path that asks for them. What is not in this list is never looked for on the disk. */
export function readPages(folder: string): Pages {
  if (!existsSync(join(folder, 'index.html'))) throw notBuilt(folder);
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/${file.slice(folder.length + 1).replaceAll('\\', '/')}`, file] as const;
      }),
  );
}

/** A file of the application; every address of a page gives the one document that draws it. False where there is none. */
export function answerPage(pages: Pages, path: string, response: ServerResponse): boolean {
  const known = pages.get(path);
  if (!known && extname(path.split('/').at(-1) ?? '') in types) return false;
  const file = known ?? pages.get('/index.html')!;
  response.writeHead(200, {
    'content-type': types[extname(file)]!,
    'content-length': statSync(file).size,
    // Vite names what lies in assets/ by its content.
    ...(path.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
  });
  createReadStream(file).pipe(response);
  return true;
}

function notBuilt(folder: string): AppError {
  return new AppError({
    code: 'ui-not-built',
    side: 'bug',
    message: {
      en: `The web application is missing in ${folder}.`,
      de: `Die Webanwendung fehlt in ${folder}.`,
    },
    next: {
      en: 'Run "npm run build", or install Evict anew.',
      de: 'Führen Sie „npm run build“ aus, oder installieren Sie Evict neu.',
    },
  });
}
