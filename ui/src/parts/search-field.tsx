import { SearchBox } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { NavigationType, useNavigationType } from 'react-router';
import { useAddressState } from './address-state.ts';

/**
 * A search whose words stand in the address (`search`). What is typed is kept here as well: the address follows when the
 * page was drawn anew, and letters that are typed until then would be lost.
 */
export function SearchField({ label }: { readonly label: string }): ReactNode {
  const { get, set } = useAddressState();
  const kept = get('search') ?? '';
  const [typed, setTyped] = useState(kept);
  const wentBack = useNavigationType() === NavigationType.Pop;
  useEffect(() => {
    if (wentBack) setTyped(kept);
  }, [wentBack, kept]);
  return (
    <SearchBox
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(_, { value }) => {
        setTyped(value);
        set({ search: value }, true);
      }}
    />
  );
}
