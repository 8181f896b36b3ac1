import { isMap, isScalar, isSeq } from 'yaml';
import type { LineCounter, Node, YAMLMap } from 'yaml';
import type { Position, Scalar, SigmaProblem } from './rule.ts';

/** Collects what is wrong with one document, with positions. */
export class Problems {
  readonly list: SigmaProblem[] = [];
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  position(node: unknown): Position | null {
    const start = (node as { range?: readonly number[] | null } | null)?.range?.[0];
    return start === undefined ? null : this.at(start);
  }

  at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  add(code: SigmaProblem['code'], message: string, node: unknown): void {
    this.list.push({ code, message, position: this.position(node) });
  }

  addAt(code: SigmaProblem['code'], message: string, offset: number): void {
    this.list.push({ code, message, position: this.at(offset) });
  }
}

/** Reads a YAML map member by member and notes what has the wrong type. */
export class YamlReader {
  readonly node: YAMLMap;
  readonly problems: Problems;

  constructor(node: YAMLMap, problems: Problems) {
    this.node = node;
    this.problems = problems;
  }

  get(key: string): Node | null {
    return (this.node.get(key, true) as Node | undefined) ?? null;
  }

  problem(code: SigmaProblem['code'], message: string, key: string | null): void {
    this.problems.add(code, message, (key && this.get(key)) || this.node);
  }

  text(key: string): string | null {
    const node = this.get(key);
    if (!node || (isScalar(node) && node.value === null)) return null;
    if (isScalar(node))
      return typeof node.value === 'string' ? node.value : String(node.source ?? node.value);
    this.problems.add('wrong-type', `${key} is a text`, node);
    return null;
  }

  requiredText(key: string): string | null {
    const value = this.text(key);
    if (value === null || value === '') this.problem('missing', `${key} is missing`, null);
    return value;
  }

  /** A list of texts; one text counts as a list of one. */
  texts(key: string): readonly string[] {
    const node = this.get(key);
    if (!node || (isScalar(node) && node.value === null)) return [];
    const items = isSeq(node) ? node.items : [node];
    return items.flatMap((item) => {
      if (isScalar(item)) return [String(item.value)];
      this.problems.add('wrong-type', `${key} is a list of texts`, item);
      return [];
    });
  }

  map(key: string): YamlReader | null {
    const node = this.get(key);
    if (isMap(node)) return new YamlReader(node, this.problems);
    if (node) this.problems.add('wrong-type', `${key} is a map`, node);
    else this.problem('missing', `${key} is missing`, null);
    return null;
  }

  entries(): readonly (readonly [key: string, value: Node | null, keyNode: Node])[] {
    return this.node.items.map((pair) => {
      const keyNode = pair.key as Node;
      return [
        String(isScalar(keyNode) ? keyNode.value : keyNode),
        pair.value as Node | null,
        keyNode,
      ] as const;
    });
  }
}

/** The scalars of a value or list of values; null where something else is among them. */
export function scalars(node: Node | null): readonly Scalar[] | null {
  if (node === null) return [null];
  if (isScalar(node)) return isPlain(node.value) ? [node.value] : null;
  if (!isSeq(node)) return null;
  const values: Scalar[] = [];
  for (const item of node.items) {
    if (!isScalar(item) || !isPlain(item.value)) return null;
    values.push(item.value);
  }
  return values;
}

function isPlain(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
