import type { ReactNode } from 'react';
import type { ControlStanding, Score } from '../../../../../src/server/contract/tenant.ts';
import { useLanguage, useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { Section } from '../../../parts/card.tsx';
import { Choice, Filters } from '../../../parts/choice.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { GroupedTable } from '../../../parts/table/grouped-table.tsx';
import { SearchField } from '../../../parts/search-field.tsx';
import { useControlColumns } from './columns.tsx';
import { ControlPanel } from './control-panel.tsx';
import { scoreTexts } from './texts.ts';

const standings = ['open', 'partial', 'met', 'answered', 'not-applicable'] as const;
const efforts = [null, 'low', 'moderate', 'high'] as const;

/** Every recommendation: sorted, filtered, grouped as the address says, checked for the what-if. */
export function ControlTable({
  domain,
  score,
  picked,
  pick,
}: {
  readonly domain: string;
  readonly score: Score;
  readonly picked: readonly string[];
  readonly pick: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(scoreTexts);
  const language = useLanguage();
  const { get, set } = useAddressState();
  const ranks = new Map(score.recommended.map((id, index) => [id, index + 1]));
  const columns = useControlColumns(picked, pick);
  const rank = (control: ControlStanding): number => ranks.get(control.id) ?? Infinity;
  const word = (control: ControlStanding, by: string): string =>
    by === 'standing'
      ? t.standings[control.standing]
      : by === 'product'
        ? (t.products[control.service] ?? control.service)
        : (t.categories[control.category] ?? control.category);
  const search = (get('search') ?? '').toLowerCase();
  const rows = score.controls
    .filter(
      (control) =>
        (get('standing') === null || control.standing === get('standing')) &&
        (get('category') === null || control.category === get('category')) &&
        (get('product') === null || control.service === get('product')) &&
        `${control.title} ${control.id} ${control.words?.[language] ?? ''}`.toLowerCase().includes(search),
    )
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.title.localeCompare(b.title)));
  const group = get('group');
  const distinct = (of: (control: ControlStanding) => string): readonly string[] =>
    [...new Set(score.controls.map(of))].toSorted();
  return (
    <Section
      title={t.controls(rows.length)}
      flush
      aside={<ExportMenu name={`${domain}-controls`} columns={columns.slice(1)} all={() => rows} />}
    >
      <Filters>
        <SearchField label={t.search} />
        <Choice
          label={t.standing}
          every={t.everyStanding}
          value={get('standing')}
          values={standings.map((value) => ({ value, text: t.standings[value] }))}
          onChoose={(standing) => set({ standing })}
        />
        <Choice
          label={t.category}
          every={t.everyCategory}
          value={get('category')}
          values={distinct(({ category }) => category).map((value) => ({
            value,
            text: t.categories[value] ?? value,
          }))}
          onChoose={(category) => set({ category })}
        />
        <Choice
          label={t.product}
          every={t.everyProduct}
          value={get('product')}
          values={distinct(({ service }) => service).map((value) => ({
            value,
            text: t.products[value] ?? value,
          }))}
          onChoose={(product) => set({ product })}
        />
        <Choice
          label={t.group}
          value={group ?? 'none'}
          values={[
            { value: 'none', text: t.noGroup },
            { value: 'category', text: t.category },
            { value: 'product', text: t.product },
            { value: 'standing', text: t.standing },
          ]}
          onChoose={(value) => set({ group: value === 'none' ? null : value })}
        />
      </Filters>
      <GroupedTable
        label={t.controls(rows.length)}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t.empty}
        groupOf={group ? (control) => word(control, group) : null}
        orders={{
          title: (a, b) => a.title.localeCompare(b.title, language),
          category: (a, b) => word(a, 'category').localeCompare(word(b, 'category'), language),
          product: (a, b) => word(a, 'product').localeCompare(word(b, 'product'), language),
          standing: (a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing),
          score: (a, b) => (a.score ?? -1) - (b.score ?? -1),
          gap: (a, b) => a.gap - b.gap,
          effort: (a, b) => efforts.indexOf(a.cost) - efforts.indexOf(b.cost),
          impact: (a, b) => efforts.indexOf(a.userImpact) - efforts.indexOf(b.userImpact),
        }}
        onOpen={({ id }) => set({ control: id })}
      />
      <ControlPanel
        control={score.controls.find(({ id }) => id === get('control')) ?? null}
        onClose={() => set({ control: null })}
      />
    </Section>
  );
}
