import { describe, expect, it } from 'vitest';
import { collector } from '../../test/support/terminal.ts';
import { effective, hostile } from '../../test/support/hostile.ts';
import type { CommandResult } from './command.ts';
import { outputs, printResult } from './output.ts';
import type { OutputOptions } from './output.ts';

const result: CommandResult = {
  data: {
    case: 'incident-7',
    footholds: [
      { kind: 'rule', count: 2 },
      { kind: 'session', count: -1 },
    ],
  },
  records: [
    { kind: 'rule', count: 2 },
    { kind: 'session', count: -1 },
  ],
  document: [
    { block: 'heading', level: 1, text: 'Footholds' },
    {
      block: 'table',
      columns: [{ title: 'Kind' }, { title: 'Count', align: 'right' }],
      rows: [
        ['rule', '2'],
        ['session', '-1'],
      ],
    },
  ],
  exit: 3,
};

async function print(options: Partial<OutputOptions>, from: CommandResult = result): Promise<string> {
  const stdout = collector();
  await printResult(
    from,
    { format: 'text', query: null, width: 80, colour: false, excel: false, delimiter: ',', ...options },
    stdout.stream,
  );
  return stdout.text();
}

describe('printResult', () => {
  it('prints the whole data as JSON', async () => {
    expect(JSON.parse(await print({ format: 'json' }))).toEqual(result.data);
  });

  it('prints one record a line as JSON Lines, and the whole data where there are no records', async () => {
    const lines = (await print({ format: 'jsonl' })).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(result.records);
    const { records: _records, ...without } = result;
    expect(JSON.parse(await print({ format: 'jsonl' }, without))).toEqual(result.data);
  });

  it('prints the records as CSV', async () => {
    expect(await print({ format: 'csv' })).toBe('kind,count\nrule,2\nsession,-1\n');
    expect(await print({ format: 'csv', excel: true, delimiter: ';' })).toBe(
      '\ufeff"kind";"count"\r\n"rule";"2"\r\n"session";"-1"\r\n',
    );
  });

  it('prints the data as the only row of CSV where a command has no list', async () => {
    const { records: _records, ...without } = result;
    const alone = { ...without, data: { name: 'contoso', operator: { kind: 'application' } } };
    expect(await print({ format: 'csv' }, alone)).toBe(
      'name,operator\ncontoso,"{""kind"":""application""}"\n',
    );
  });

  it('prints the document as Markdown and as text', async () => {
    expect(await print({ format: 'md' })).toContain('# Footholds\n\n| Kind | Count |');
    expect(await print({ format: 'text' })).toBe(
      'Footholds\n  Kind     Count\n  rule         2\n  session     -1\n',
    );
  });

  it('prints nothing where nothing is wanted', async () => {
    expect(await print({ format: 'none' })).toBe('');
  });

  it('answers a JMESPath query over the data, whatever the format', async () => {
    expect(JSON.parse(await print({ format: 'text', query: 'footholds[?count>`0`].kind' }))).toEqual([
      'rule',
    ]);
  });

  it.each(Object.entries(hostile))(
    'prints %s in no format as itself, and loses nothing of it in JSON',
    async (_name, text) => {
      const harmful: CommandResult = {
        data: { [text]: text },
        records: [{ [text]: text }],
        document: [{ block: 'paragraph', text }],
        exit: 0,
      };
      for (const format of outputs) expect(effective.exec(await print({ format }, harmful))).toBeNull();
      expect(JSON.parse(await print({ format: 'json' }, harmful))).toEqual(harmful.data);
      expect(JSON.parse(await print({ format: 'jsonl' }, harmful))).toEqual(harmful.data);
      expect(JSON.parse(await print({ query: 'values(@)' }, harmful))).toEqual([text]);
    },
  );
});
