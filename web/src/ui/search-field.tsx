import { useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '@/keyboard/use-shortcuts';

/** A search box whose text lives in the address; `/` puts the cursor in it. */
export function SearchField(
  props: { value: string; onSearch: (text: string) => void; label: string } & Omit<
    TextInputProps,
    'value' | 'onChange' | 'label'
  >,
) {
  const { t } = useLingui();
  const { value, onSearch, label, ...rest } = props;
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const report = useDebouncedCallback((next: string) => {
    sent.current = next;
    onSearch(next);
  }, 220);
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useShortcuts([
    {
      keys: '/',
      label,
      group: t`This screen`,
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  const change = (next: string) => {
    setText(next);
    report(next);
  };
  return (
    <TextInput
      type="search"
      ref={field}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t`Clear the search`} onClick={() => change('')} />
        )
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          change('');
          event.currentTarget.blur();
        }
      }}
      {...rest}
    />
  );
}
