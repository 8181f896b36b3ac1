import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface AddressState {
  get(name: string): string | null;
  /** Null removes. Others stay. `replace` leaves no step in the browser's history. */
  set(values: Readonly<Record<string, string | number | null>>, replace?: boolean): void;
}

/** What is chosen on a page stands in its address, so that it can be shared and gone back to. */
export function useAddressState(): AddressState {
  const [search, setSearch] = useSearchParams();
  const set = useCallback<AddressState['set']>(
    (values, replace = false) =>
      setSearch(
        (known) => {
          const next = new URLSearchParams(known);
          for (const [name, value] of Object.entries(values))
            if (value === null || value === '') next.delete(name);
            else next.set(name, String(value));
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [setSearch],
  );
  return { get: (name) => search.get(name), set };
}
