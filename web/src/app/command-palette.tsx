import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Loader, Text, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconKeyboard, IconMoon, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Fragment } from '@/contract';
import { bestQuery } from '@/features/search/api/search';
import { FoundIcon } from '@/features/search/components/found-icon';
import { isSearch, kindLabels, lineOf, placeOf, textOf } from '@/features/search/model/asked';
import { midSentence } from '@/format/words';
import { Keys } from '@/keyboard/shortcut-map';
import { useCan } from '@/session/can';
import { Fragments } from '@/ui/fragments';
import type { Destination } from './navigation';

interface Command {
  id: string;
  label: string;
  description?: string;
  icon: ReactNode;
  keys?: string;
  /** What the search found, its words standing out. */
  found?: { title: readonly Fragment[]; detail: readonly Fragment[] };
  run: () => void;
}

const [store, spotlight] = createSpotlight();

/** The next key already belongs to the search, however fast it comes. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus();

export const openPalette = () => {
  flushSync(() => spotlight.open());
};

const matches = (command: Command, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${command.label} ${command.description ?? ''}`.toLowerCase().includes(word));

/** Ctrl/Cmd+K: go anywhere, do the common things, find people, jobs, notes and résumés. */
export function CommandPalette({
  destinations,
  onKeyboard,
}: {
  destinations: Destination[];
  onKeyboard: () => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 180);
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const canCreateJob = useCan('jobs:create');
  const searching = isSearch(wanted);
  const best = useQuery({
    ...bestQuery(wanted),
    enabled: searching,
    // What was found stays while one types on, but never beneath other words: Enter would open it.
    placeholderData: (found, asked) =>
      asked !== undefined && wanted.startsWith(asked.queryKey[2] ?? '') ? found : undefined,
  });

  const commands: Command[] = [
    ...destinations.map((place) => ({
      id: place.to,
      label: place.label,
      description: t`Go to`,
      icon: <place.icon size={18} stroke={1.7} />,
      keys: place.key === undefined ? undefined : `g ${place.key}`,
      run: () => void navigate({ to: place.to }),
    })),
    ...(canCreateJob
      ? [
          {
            id: 'new-job',
            label: t`New job`,
            description: t`Write a posting`,
            icon: <IconPlus size={18} />,
            run: () => void navigate({ to: '/app/jobs/new' }),
          },
        ]
      : []),
    {
      id: 'scheme',
      label: t`Light or dark`,
      description: t`Switch the appearance`,
      icon: <IconMoon size={18} />,
      run: toggleColorScheme,
    },
    {
      id: 'keys',
      label: t`Keyboard`,
      description: t`What the keys do here`,
      icon: <IconKeyboard size={18} />,
      keys: '?',
      run: onKeyboard,
    },
  ].filter((command) => matches(command, text));

  const found: { label: string; commands: Command[] }[] = searching
    ? (best.data?.items ?? []).map((group) => ({
        label: kindLabels[group.kind],
        commands: [
          ...group.items.map((one): Command => ({
            id: `${group.kind} ${one.id} ${one.target_id}`,
            label: textOf(one.title),
            found: { title: one.title, detail: lineOf(one) },
            icon: <FoundIcon source={one.source} />,
            run: () => void navigate(placeOf(one)),
          })),
          ...(group.has_more
            ? [
                {
                  id: `all ${group.kind}`,
                  label: t`All ${midSentence(kindLabels[group.kind])} for “${wanted}”`,
                  icon: <IconArrowRight size={18} />,
                  run: () => void navigate({ to: '/app/search', search: { q: wanted, kind: group.kind } }),
                },
              ]
            : []),
        ],
      }))
    : [];
  if (searching)
    found.push({
      label: t`Everything`,
      commands: [
        {
          id: 'everything',
          label: t`See all that is found for “${wanted}”`,
          icon: <IconSearch size={18} />,
          run: () => void navigate({ to: '/app/search', search: { q: wanted } }),
        },
      ],
    });
  const groups = [...found, { label: t`Commands`, commands }].filter((group) => group.commands.length > 0);
  const list = useRef<HTMLDivElement>(null);
  const shown = groups.flatMap((group) => group.commands.map((command) => command.id)).join();
  const walked = useRef('');
  // Spotlight selects the first action when a letter is typed; what is found comes after that, and
  // above it. Whoever has walked the list by then keeps their place.
  useEffect(() => {
    const chosen = list.current?.querySelector('[data-selected]') ?? null;
    if (shown === '' || text === '' || (chosen !== null && walked.current === text)) return;
    chosen?.removeAttribute('data-selected');
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [shown, text]);
  const busy = searching && best.isFetching;

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={420}
      radius="lg"
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t`Search and commands` } }}
    >
      <Spotlight.Search
        ref={focusAtOnce}
        placeholder={t`Search people, jobs, notes and résumés, or type a command`}
        aria-label={t`Search people, jobs, notes and résumés, or type a command`}
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown' || key === 'ArrowUp') walked.current = text;
        }}
        rightSection={busy ? <Loader size={14} /> : null}
      />
      <Spotlight.ActionsList ref={list}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.commands.map((command) => (
              <Spotlight.Action key={command.id} onClick={command.run} label={command.label}>
                <Group wrap="nowrap" gap="sm" w="100%">
                  {command.icon}
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text size="md" fw={500} truncate>
                      {command.found === undefined ? command.label : <Fragments of={command.found.title} />}
                    </Text>
                    {command.found !== undefined ? (
                      <Text size="xs" truncate className="rc-palette-detail">
                        <Fragments of={command.found.detail} />
                      </Text>
                    ) : (
                      command.description !== undefined &&
                      command.description !== 'Go to' && (
                        <Text size="xs" truncate className="rc-palette-detail">
                          {command.description}
                        </Text>
                      )
                    )}
                  </div>
                  {command.keys !== undefined && <Keys keys={command.keys} />}
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty>
            <Trans>Nothing is called “{text}”.</Trans>
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
