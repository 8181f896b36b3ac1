import { Combobox, Field, makeStyles, Option, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ReportOrder } from '../../../../../src/server/contract/reports.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { LogoField } from './logo-field.tsx';
import { reportTexts } from './texts.ts';
import { takesLogo } from './use-order.ts';
import type { OrderForm } from './use-order.ts';

/** TLP 2.0 (first.org/tlp). */
const labels = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** For whom, in which language, as which file, with whose label and logo. */
export function OrderFields({ form }: { readonly form: OrderForm }): ReactNode {
  const t = useTexts(reportTexts);
  const styles = useStyles();
  const { wanted, change } = form;
  const isData = wanted.format === 'json';
  return (
    <>
      <Radios
        label={t.audience}
        texts={t.audiences}
        value={wanted.audience}
        choose={(audience) => change({ audience })}
      />
      <Radios
        label={t.format}
        texts={t.formats}
        value={wanted.format}
        choose={(format) => change({ format })}
        inLine
        {...(isData ? { hint: t.jsonHint } : {})}
      />
      <div className={styles.pair}>
        <Radios
          label={t.language}
          texts={t.languages}
          value={wanted.language}
          choose={(language) => change({ language })}
          inLine
        />
        {wanted.format === 'pdf' ? (
          <Radios
            label={t.paper}
            texts={t.papers}
            value={wanted.paper}
            choose={(paper) => change({ paper })}
            inLine
          />
        ) : null}
      </div>
      {isData ? null : (
        <div className={styles.pair}>
          <Field label={t.marking} hint={t.markingHint}>
            <Combobox
              freeform
              className={styles.box}
              maxLength={40}
              value={wanted.marking}
              selectedOptions={[wanted.marking]}
              onChange={(event) => change({ marking: event.target.value })}
              onOptionSelect={(_, data) => change({ marking: data.optionValue ?? '' })}
            >
              {labels.map((label) => (
                <Option key={label}>{label}</Option>
              ))}
            </Combobox>
          </Field>
          {takesLogo(wanted) ? <LogoField form={form} /> : null}
        </div>
      )}
    </>
  );
}

function Radios<Value extends ReportOrder[keyof ReportOrder] & string>({
  label,
  texts,
  value,
  choose,
  inLine = false,
  hint,
}: {
  readonly label: string;
  readonly texts: { readonly [value in Value]: string };
  readonly value: Value;
  readonly choose: (value: Value) => void;
  readonly inLine?: boolean;
  readonly hint?: string;
}): ReactNode {
  const styles = useStyles();
  return (
    <Field label={label} {...(hint ? { hint } : {})}>
      <RadioGroup
        className={styles.radios}
        layout={inLine ? 'horizontal' : 'vertical'}
        value={value}
        onChange={(_, data) => choose(data.value as Value)}
      >
        {(Object.keys(texts) as Value[]).map((one) => (
          <Radio key={one} value={one} label={texts[one]} />
        ))}
      </RadioGroup>
    </Field>
  );
}

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  box: { minWidth: 0 },
  radios: { flexWrap: 'wrap' },
});
