import { LineCounter, isMap, parseAllDocuments } from 'yaml';
import type { YAMLMap } from 'yaml';
import { severities } from '../domain/finding.ts';
import type { Severity } from '../domain/finding.ts';
import { parseCorrelation } from './parse-correlation.ts';
import { parseDetection, parseFilter } from './parse-detection.ts';
import type { LogSource, ParseResult, RuleHead, SigmaDocument } from './rule.ts';
import { Problems, YamlReader } from './yaml.ts';

/** Rule files are small: a larger one is refused rather than parsed. */
const largestFile = 1_000_000;

/**
 * Parses one Sigma file (specification 2.1), which may hold several YAML documents: rules and correlations.
 * Errors carry line and column. Nothing is guessed: what is not understood is a problem.
 */
export function parseSigma(text: string, file: string): readonly ParseResult[] {
  if (text.length > largestFile) {
    return [
      refused(file, null, [
        { code: 'too-large', message: `larger than ${largestFile} characters`, position: null },
      ]),
    ];
  }
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, merge: false, uniqueKeys: true });
  if (!Array.isArray(parsed)) return [];
  return parsed.map((document): ParseResult => {
    const problems = new Problems(lines);
    for (const error of document.errors)
      problems.addAt('yaml', error.message.split('\n')[0] ?? error.message, error.pos[0]);
    if (problems.list.length > 0) return refused(file, null, problems.list);
    if (!isMap(document.contents)) {
      problems.add('wrong-type', 'a rule is a map with title, logsource and detection', null);
      return refused(file, null, problems.list);
    }
    const result = readDocument(document.contents, file, problems);
    const title = document.contents.get('title');
    return problems.list.length > 0 || !result
      ? refused(file, typeof title === 'string' ? title : null, problems.list)
      : { ok: true, document: result };
  });
}

function refused(file: string, title: string | null, problems: Problems['list']): ParseResult {
  return { ok: false, file, title, problems };
}

function readDocument(map: YAMLMap, file: string, problems: Problems): SigmaDocument | null {
  const reader = new YamlReader(map, problems);
  const title = reader.requiredText('title');
  const id = reader.text('id');
  const name = reader.text('name');
  const head: RuleHead = {
    id: id ?? name ?? title ?? file,
    name,
    title: title ?? '',
    description: reader.text('description'),
    status: reader.text('status'),
    level: readLevel(reader),
    tags: reader.texts('tags'),
    falsePositives: reader.texts('falsepositives'),
    references: reader.texts('references'),
    author: reader.text('author'),
    date: reader.text('date'),
    custom: readCustom(map),
    file,
  };
  const taxonomy = reader.text('taxonomy');
  if (taxonomy !== null && taxonomy !== 'sigma')
    reader.problem('taxonomy', `field names of the taxonomy "${taxonomy}" are not known`, 'taxonomy');
  if (map.has('action'))
    reader.problem('deprecated', 'action was removed from Sigma: write documents apart', 'action');
  if (map.has('correlation')) return parseCorrelation(reader, head, problems);
  if (map.has('filter')) return parseFilter(reader, head, readLogSource(reader), problems);
  return parseDetection(reader, head, readLogSource(reader), problems);
}

function readLevel(reader: YamlReader): Severity {
  const level = reader.text('level') ?? 'medium';
  const severity = severities.find((known) => known === level);
  if (!severity)
    reader.problem('wrong-type', `level "${level}" is none of ${severities.join(', ')}`, 'level');
  return severity ?? 'medium';
}

function readLogSource(reader: YamlReader): LogSource {
  const map = reader.map('logsource');
  if (!map) return { product: null, service: null, category: null };
  return { product: map.text('product'), service: map.text('service'), category: map.text('category') };
}

const standard = new Set(
  'title id name taxonomy related status description license references author date modified logsource detection correlation filter action fields falsepositives level tags scope'.split(
    ' ',
  ),
);

function readCustom(map: YAMLMap): { readonly [key: string]: unknown } {
  const all = map.toJSON() as { [key: string]: unknown };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !standard.has(key)));
}
