import type { ReactNode } from 'react';
import { useAddressState } from '../../../parts/address-state.ts';
import { BeforeSection } from './before-section.tsx';
import { ChooseSection } from './choose-section.tsx';
import { PlanSections } from './plan-sections.tsx';

/** Choose what to mend, or the plan of one case (`case` in the address): shown first, applied live, taken back. */
export function HardenView(): ReactNode {
  const { get } = useAddressState();
  const name = get('case');
  return name === null ? (
    <>
      <ChooseSection />
      <BeforeSection />
    </>
  ) : (
    <PlanSections key={name} name={name} />
  );
}
