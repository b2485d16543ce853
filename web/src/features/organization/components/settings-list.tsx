import { Trans, useLingui } from '@lingui/react/macro';
import { NavLink, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { foundSections, type SettingsGroup, type SettingsView } from '../model/sections';
import classes from './settings-list.module.css';

/** The sections of the settings by group, with a search over what is set where. */
export function SettingsList(props: {
  groups: SettingsGroup[];
  current: SettingsView | undefined;
  /** The list is the whole screen: each section says what is set there. */
  alone: boolean;
}) {
  const { t } = useLingui();
  const { groups, current, alone } = props;
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const root = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const found = foundSections(groups, text);
  useShortcuts([
    { keys: '/', label: t`Search the settings`, group: t`This screen`, run: () => field.current?.focus() },
  ]);
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(root.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  const open = (event: KeyboardEvent) => {
    const view = found[0]?.sections[0]?.view;
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter' || view === undefined) return;
    setText('');
    void navigate({ to: '/app/settings', search: { view } });
  };
  return (
    <nav ref={root} aria-label={t`Sections of the settings`} onKeyDown={walk}>
      <TextInput
        ref={field}
        type="search"
        mb="sm"
        aria-label={t`Search the settings`}
        placeholder={t`Search the settings`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={open}
      />
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          <Trans>No setting says “{text}”.</Trans>
        </Text>
      )}
      <Stack gap="md">
        {found.map((group) => (
          <div key={group.key}>
            <Text size="xs" c="dimmed" fw={600} mb={4} px={10}>
              {group.label}
            </Text>
            {group.sections.map(({ view, label, about }) => (
              <NavLink
                key={view}
                className={classes.section}
                label={label}
                description={alone || text !== '' ? about : undefined}
                active={view === current}
                aria-current={view === current ? 'page' : undefined}
                rightSection={alone ? <IconChevronRight size={16} aria-hidden /> : undefined}
                renderRoot={(rest) => <Link {...rest} to="/app/settings" search={{ view }} />}
              />
            ))}
          </div>
        ))}
      </Stack>
    </nav>
  );
}
