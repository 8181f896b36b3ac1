import { Button, Combobox, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import { Dismiss16Regular, Filter20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Facet, Facets, Lane } from '../../../../../src/server/contract/timeline.ts';
import { get, path } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { useNarrow } from '../../../parts/narrow.ts';
import { useTimelineFilter } from './state.ts';
import { timelineTexts } from './texts.ts';

const laneNames: readonly Lane[] = ['sign-ins', 'mail', 'sending', 'changes', 'files', 'other'];

const filterNames = ['user', 'address', 'operation', 'lane', 'session'] as const;

/** In a row above the chart; where it is narrow behind one button, so that the chart stays in sight. */
export function Filters({ caseName }: { readonly caseName: string }): ReactNode {
  const t = useTexts(timelineTexts);
  const styles = useStyles();
  const narrow = useNarrow();
  const { get: chosen } = useAddressState();
  const [open, setOpen] = useState(false);
  if (!narrow) return <Fields caseName={caseName} />;
  const count = filterNames.filter((name) => chosen(name) !== null).length;
  return (
    <>
      <Button
        className={styles.fold}
        icon={<Filter20Regular />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t.filters(count)}
      </Button>
      {open ? <Fields caseName={caseName} /> : null}
    </>
  );
}

function Fields({ caseName }: { readonly caseName: string }): ReactNode {
  const t = useTexts(timelineTexts);
  const styles = useStyles();
  const { get: chosen } = useAddressState();
  const { choose: narrowTo } = useTimelineFilter();
  const { data } = useQuery({
    queryKey: [...keys.case(caseName), 'facets'],
    queryFn: () => get<Facets>(path`/api/cases/${caseName}/facets`),
  });
  const lane = chosen('lane');
  const session = chosen('session');
  return (
    <div className={styles.filters}>
      <Choice name="user" label={t.account} facets={data?.users ?? []} />
      <Choice name="address" label={t.address} facets={data?.addresses ?? []} />
      <Choice name="operation" label={t.operation} facets={data?.operations ?? []} />
      <Field label={t.lane}>
        <Dropdown
          value={lane ? t.lanes[lane as Lane] : t.everyLane}
          selectedOptions={[lane ?? '']}
          onOptionSelect={(_, option) => narrowTo({ lane: option.optionValue || null })}
        >
          <Option value="">{t.everyLane}</Option>
          {laneNames.map((name) => (
            <Option key={name} value={name}>
              {t.lanes[name]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {session ? (
        <Field label={t.session}>
          <Button
            icon={<Dismiss16Regular />}
            iconPosition="after"
            onClick={() => narrowTo({ session: null })}
          >
            {session.slice(0, 18)}…
          </Button>
        </Field>
      ) : null}
    </div>
  );
}

/** Choose from the most frequent, or type any other. */
function Choice({
  name,
  label,
  facets,
}: {
  readonly name: 'user' | 'address' | 'operation';
  readonly label: string;
  readonly facets: readonly Facet[];
}): ReactNode {
  const format = useFormat();
  const { get: chosen } = useAddressState();
  const { choose: narrowTo } = useTimelineFilter();
  const value = chosen(name);
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = typed?.toLowerCase() ?? '';
  const shown = facets.filter((facet) => facet.value.toLowerCase().includes(wanted)).slice(0, 60);
  const choose = (next: string): void => {
    setTyped(null);
    narrowTo({ [name]: next.trim() || null });
  };
  return (
    <Field label={label}>
      <Combobox
        freeform
        clearable
        value={typed ?? value ?? ''}
        selectedOptions={value ? [value] : []}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, option) => choose(option.optionValue ?? '')}
        onBlur={() => (typed === null ? undefined : choose(typed))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed !== null && shown.length === 0) choose(typed);
        }}
      >
        {shown.map((facet) => (
          <Option key={facet.value} value={facet.value} text={facet.value}>
            {`${facet.value.slice(0, 120)} (${format.number(facet.count)})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

const useStyles = makeStyles({
  fold: { marginBottom: tokens.spacingVerticalM },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 160px), 1fr))',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    '& .fui-Combobox, & .fui-Dropdown': { minWidth: 0 },
  },
});
