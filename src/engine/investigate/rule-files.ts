import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../kernel/hash.ts';
import type { ParseResult } from '../../sigma/rule.ts';

export const shippedRules = fileURLToPath(new URL('../../../content/detections', import.meta.url));
/** The shipped rules as the build parsed them. Code that was not built has none, and parses them itself. */
export const compiledRules = fileURLToPath(new URL('../../content/detections.json', import.meta.url));

interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** Every rule file below a folder, tests left out, in the order of their names. */
export function ruleFiles(folder: string): readonly RuleFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !entry.name.endsWith('.test.yml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The parser is read only where there is something to parse: it weighs as much as a small case. */
export async function parseFiles(files: readonly RuleFile[]): Promise<readonly ParseResult[]> {
  if (files.length === 0) return [];
  const { parseSigma } = await import('../../sigma/parse.ts');
  return files.flatMap(({ path, text }) => parseSigma(text, path));
}

/** Parses a folder's rules once and for all into one file, which names the hash of what it was made from. */
export async function compileRuleFiles(folder: string, into: string): Promise<void> {
  const files = ruleFiles(folder);
  const parsed = (await parseFiles(files)).map((result) => placed(result, (file) => relative(folder, file)));
  mkdirSync(dirname(into), { recursive: true });
  writeFileSync(into, JSON.stringify({ hash: hashOf(folder, files), parsed }));
}

/** A folder's rules, from the compiled file where that was made from the very same texts, else parsed. */
export async function readRuleFiles(folder: string, compiled: string): Promise<readonly ParseResult[]> {
  const files = ruleFiles(folder);
  if (existsSync(compiled)) {
    const kept = JSON.parse(readFileSync(compiled, 'utf8')) as {
      readonly hash: string;
      readonly parsed: readonly ParseResult[];
    };
    if (kept.hash === hashOf(folder, files))
      return kept.parsed.map((result) => placed(result, (file) => join(folder, file)));
  }
  return parseFiles(files);
}

/** The same result, its file named from elsewhere. */
function placed(result: ParseResult, place: (file: string) => string): ParseResult {
  return result.ok
    ? { ...result, document: { ...result.document, file: place(result.document.file) } }
    : { ...result, file: place(result.file) };
}

function hashOf(folder: string, files: readonly RuleFile[]): string {
  const listed = files.map(({ path, text }) => [relative(folder, path).replaceAll('\\', '/'), text]);
  return sha256(JSON.stringify(listed));
}
