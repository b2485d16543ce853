import { useLingui } from '@lingui/react/macro';
import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { useRef, useState } from 'react';
import { completed, matching, mentionAt, type Person } from '../model/mentions';

interface NoteTextProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
  onSubmit: () => void;
  people: readonly Person[];
}

/** A text in which @ offers the organization's members. */
export function NoteText({ label, placeholder, value, onChange, onSubmit, people }: NoteTextProps) {
  const { t } = useLingui();
  const [start, setStart] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offered = start === null ? [] : matching(people, start).slice(0, 8);
  const look = (text: string, caret: number) => {
    const next = mentionAt(text, caret);
    setStart(next);
    // Whoever it offers: the members may come after what is typed.
    if (next === null) combobox.closeDropdown();
    else combobox.openDropdown();
  };
  const choose = (id: string) => {
    const person = people.find((one) => one.user_id === id);
    const caret = field.current?.selectionStart ?? value.length;
    if (person === undefined) return;
    const [text, position] = completed(value, caret, person.full_name);
    onChange(text);
    setStart(null);
    combobox.closeDropdown();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(position, position);
    });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target>
        <Textarea
          ref={field}
          label={label}
          placeholder={placeholder}
          autosize
          minRows={3}
          maxRows={14}
          maxLength={20_000}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              onSubmit();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label={t`Members`}>
          {offered.map((one) => (
            <Combobox.Option key={one.user_id} value={one.user_id}>
              {one.full_name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
