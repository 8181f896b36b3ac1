import {
  Avatar,
  Field,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import type { DirectoryAccount } from '../../../../src/server/contract/new-case.ts';
import { get, path, query } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { toApiError } from '../../parts/error-notice.tsx';
import { useSettled } from '../../parts/settled.ts';
import { namesIn } from './narrowing.tsx';
import { newCaseTexts } from './texts.ts';

/** The server looks nobody up by less. */
const shortest = 2;

/** Accounts of a tenant: chosen from what its directory finds, or typed and pasted as they are. */
export function AccountPicker({
  tenant,
  accounts,
  change,
  typed,
  setTyped,
}: {
  readonly tenant: string;
  readonly accounts: readonly string[];
  readonly change: (accounts: readonly string[]) => void;
  /** What is no account yet. */
  readonly typed: string;
  readonly setTyped: (text: string) => void;
}): ReactNode {
  const t = useTexts(newCaseTexts);
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState(false);
  const wanted = useSettled(typed.trim(), 250);
  const asked = wanted.length >= shortest;
  const found = useQuery({
    queryKey: [...keys.tenant(tenant), 'accounts', wanted],
    queryFn: ({ signal }) =>
      get<readonly DirectoryAccount[]>(
        `${path`/api/tenants/${tenant}/accounts`}${query({ beginning: wanted })}`,
        signal,
      ),
    enabled: asked,
    staleTime: 60_000,
    retry: false,
  });
  const options = asked ? (found.data ?? []).filter(({ upn }) => !accounts.includes(upn)) : [];
  const add = (text: string): void => {
    const names = namesIn(text);
    // A part of a name names nobody.
    if (!names.every((name) => name.includes('@'))) return;
    setTyped('');
    if (names.length > 0) change([...new Set([...accounts, ...names])]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = event.currentTarget.getAttribute('aria-activedescendant');
    const ends = event.key === ',' || event.key === ';' || (event.key === 'Enter' && !chosen);
    if (!ends || typed.trim() === '') return;
    event.preventDefault();
    add(typed);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    if (namesIn(text).length < 2) return;
    event.preventDefault();
    add(text);
  };
  const problem =
    asked && found.error
      ? ({
          validationState: 'warning',
          validationMessage: `${t.notFound} ${say(toApiError(found.error).message)}`,
        } as const)
      : left && typed.trim() !== ''
        ? ({ validationState: 'error', validationMessage: t.unfinished } as const)
        : {};
  return (
    <Field label={t.accounts} hint={t.pickHint} {...problem}>
      <TagPicker
        open={open && options.length > 0}
        onOpenChange={(_, data) => setOpen(data.open)}
        selectedOptions={[...accounts]}
        onOptionSelect={(_, data) => {
          setTyped('');
          change(data.selectedOptions);
        }}
      >
        <TagPickerControl expandIcon={null}>
          <TagPickerGroup aria-label={t.accounts}>
            {accounts.map((upn) => (
              <Tag key={upn} value={upn} shape="rounded">
                {upn}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onFocus={() => setLeft(false)}
            onBlur={() => {
              setLeft(true);
              add(typed);
            }}
          />
        </TagPickerControl>
        <TagPickerList>
          {options.map(({ upn, displayName }) => (
            <TagPickerOption
              key={upn}
              value={upn}
              text={upn}
              secondaryContent={upn}
              media={<Avatar name={displayName || upn} aria-hidden />}
            >
              {displayName || upn}
            </TagPickerOption>
          ))}
        </TagPickerList>
      </TagPicker>
    </Field>
  );
}
