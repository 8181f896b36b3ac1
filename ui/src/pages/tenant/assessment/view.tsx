import type { ReactNode } from 'react';
import type { AssessmentView as View } from '../../../../../src/server/contract/tenant.ts';
import { useAddressState } from '../../../parts/address-state.ts';
import { Answered } from '../../../parts/waiting.tsx';
import { useTenantQuery } from '../tenant-query.ts';
import { AttackSection } from './attack-section.tsx';
import { CheckTable } from './check-table.tsx';
import { DriftSection } from './drift-section.tsx';
import { ExceptionSection } from './exception-section.tsx';
import { ParticularsSection } from './particulars-section.tsx';
import { RunSection } from './run-section.tsx';

/** The settings against published baselines: every check, what changed since the run before, what is left on purpose. */
export function AssessmentView(): ReactNode {
  const { get } = useAddressState();
  const query = useTenantQuery<View>('assessment', {
    run: get('run'),
    compare: get('compare'),
    attack: get('attack'),
  });
  return (
    <Answered query={query}>
      {(view) => (
        <>
          <RunSection view={view} />
          {view.assessment ? (
            <>
              <AttackSection view={view} />
              <CheckTable assessment={view.assessment} />
              <DriftSection assessment={view.assessment} />
              <ParticularsSection known={view.particulars} />
              <ExceptionSection view={view} />
            </>
          ) : (
            <ParticularsSection known={view.particulars} />
          )}
        </>
      )}
    </Answered>
  );
}
