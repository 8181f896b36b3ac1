import { Button } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ReportAudience } from '../../../../../src/server/contract/reports.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { useAddressState } from '../../../parts/address-state.ts';
import { reportTexts } from './texts.ts';

/** Asks for a report; the dialog belongs to the case's frame, and has an address. */
export function ReportButton({ audience = 'technical' }: { readonly audience?: ReportAudience }): ReactNode {
  const t = useTexts(reportTexts);
  const { set } = useAddressState();
  return (
    <Button icon={<DocumentText20Regular />} onClick={() => set({ report: audience })}>
      {t.report}
    </Button>
  );
}
