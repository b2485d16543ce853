import { useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import { IconArrowRight, IconKeyboard, IconMoon, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Found, Fragment, SearchKind } from '@/contract';
import { FoundIcon } from '@/features/search/components/found-icon';
import { kindLabels, lineOf, placeOf } from '@/features/search/model/asked';
import { midSentence } from '@/format/words';
import { useCan } from '@/session/can';
import type { Destination } from './navigation';

/** A line of the palette: Enter or a click runs it. */
export interface Command {
  id: string;
  title: ReadonlyArray<Fragment>;
  detail?: ReadonlyArray<Fragment>;
  icon: ReactNode;
  keys?: string;
  run: () => void;
}

export interface CommandGroup {
  label: string;
  commands: Command[];
}

/** What a search answered for one kind of things. */
interface FoundGroup {
  kind: SearchKind;
  items: readonly Found[];
  has_more: boolean;
}

const plain = (text: string): Fragment[] => [{ text, found: false }];

const matches = (words: string, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.toLowerCase().includes(word));

/** The places to go and the things to do whose words begin like `text`. */
export function useOwnCommands(
  text: string,
  destinations: Destination[],
  onKeyboard: () => void,
): CommandGroup {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const canCreateJob = useCan('jobs:create');
  const goTo = t`Go to`;
  const written = t`Write a posting`;
  const switched = t`Switch the appearance`;
  const told = t`What the keys do here`;
  const all: (Command & { words: string })[] = [
    ...destinations.map((place) => ({
      id: place.to,
      words: `${goTo} ${place.label}`,
      title: plain(place.label),
      icon: <place.icon size={18} stroke={1.7} />,
      keys: place.key === undefined ? undefined : `g ${place.key}`,
      run: () => void navigate({ to: place.to }),
    })),
    ...(canCreateJob
      ? [
          {
            id: 'new-job',
            words: `${t`New job`} ${written}`,
            title: plain(t`New job`),
            detail: plain(written),
            icon: <IconPlus size={18} />,
            run: () => void navigate({ to: '/app/jobs/new' }),
          },
        ]
      : []),
    {
      id: 'scheme',
      words: `${t`Light or dark`} ${switched}`,
      title: plain(t`Light or dark`),
      detail: plain(switched),
      icon: <IconMoon size={18} />,
      run: toggleColorScheme,
    },
    {
      id: 'keys',
      words: `${t`Keyboard`} ${told}`,
      title: plain(t`Keyboard`),
      detail: plain(told),
      icon: <IconKeyboard size={18} />,
      keys: '?',
      run: onKeyboard,
    },
  ];
  return { label: t`Commands`, commands: all.filter((command) => matches(command.words, text)) };
}

/** What a search for `q` found, and the way to all of it. */
export function useFoundCommands(q: string, answered: readonly FoundGroup[]): CommandGroup[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  return [
    ...answered.map((group) => ({
      label: kindLabels[group.kind],
      commands: [
        ...group.items.map((one) => ({
          id: `${group.kind} ${one.id} ${one.target_id}`,
          title: one.title,
          detail: lineOf(one),
          icon: <FoundIcon source={one.source} />,
          run: () => void navigate(placeOf(one)),
        })),
        ...(group.has_more
          ? [
              {
                id: `all ${group.kind}`,
                title: plain(t`All ${midSentence(kindLabels[group.kind])} for “${q}”`),
                icon: <IconArrowRight size={18} />,
                run: () => void navigate({ to: '/app/search', search: { q, kind: group.kind } }),
              },
            ]
          : []),
      ],
    })),
    {
      label: t`Everything`,
      commands: [
        {
          id: 'everything',
          title: plain(t`See all that is found for “${q}”`),
          icon: <IconSearch size={18} />,
          run: () => void navigate({ to: '/app/search', search: { q } }),
        },
      ],
    },
  ];
}
