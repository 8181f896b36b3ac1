import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/language.tsx';
import { visible } from '../../../parts/visible.ts';
import { reportTexts } from './texts.ts';
import { readLogo } from './use-order.ts';
import type { OrderForm } from './use-order.ts';

/** A picture for the head of the report. */
export function LogoField({ form }: { readonly form: OrderForm }): ReactNode {
  const t = useTexts(reportTexts);
  const styles = useStyles();
  const chooser = useRef<HTMLInputElement>(null);
  const { wanted, change, valid } = form;
  const choose = async (file: File | undefined): Promise<void> => {
    if (file) change({ logo: await readLogo(file) });
  };
  return (
    <Field
      label={t.logo}
      hint={t.logoHint}
      {...(valid ? {} : { validationMessage: t.logoWrong, validationState: 'error' })}
    >
      <div className={styles.line} role="group">
        {wanted.logo ? <span className={styles.name}>{visible(wanted.logo.name)}</span> : null}
        {/* One button, so that the focus stays on it. */}
        <Button onClick={() => (wanted.logo ? change({ logo: null }) : chooser.current?.click())}>
          {wanted.logo ? t.remove : t.choose}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t.logo}
          accept=".png,.jpg,.jpeg,.webp,.svg"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Field>
  );
}

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
});
