import { Group, Loader, Text, useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconArrowRight,
  IconBriefcase,
  IconClipboardList,
  IconKeyboard,
  IconMoon,
  IconPlus,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { applicationsPeekQuery } from '@/features/applications/api/get-applications';
import { candidateMatchesQuery } from '@/features/candidates/api/get-candidates';
import { jobMatchesQuery } from '@/features/jobs/api/get-jobs';
import { humanize } from '@/format/words';
import { Keys } from '@/keyboard/shortcut-map';
import { useCan } from '@/session/can';
import { Marked } from '@/ui/marked';
import type { Destination } from './navigation';

interface Command {
  id: string;
  label: string;
  description?: string;
  icon: ReactNode;
  keys?: string;
  /** Whether it was found by the search, whose words stand out in it. */
  found?: boolean;
  run: () => void;
}

const mostShown = 5;

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

/** Ctrl/Cmd+K: go anywhere, do the common things, find jobs, candidates and applications. */
export function CommandPalette({
  destinations,
  onKeyboard,
}: {
  destinations: Destination[];
  onKeyboard: () => void;
}) {
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), 180);
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const canCreateJob = useCan('jobs:create');
  const canReadJobs = useCan('jobs:read');
  const canReadCandidates = useCan('candidates:read');
  const readsAll = useCan('applications:read');
  const readsAssigned = useCan('applications:read_assigned');
  const readsApplications = readsAll || readsAssigned;
  const searching = wanted.length >= 2;
  const jobs = useQuery({
    ...jobMatchesQuery(wanted),
    enabled: searching && canReadJobs,
    placeholderData: keepPreviousData,
  });
  const candidates = useQuery({
    ...candidateMatchesQuery(wanted),
    enabled: searching && canReadCandidates,
    placeholderData: keepPreviousData,
  });

  const applications = useQuery({
    ...applicationsPeekQuery({ q: wanted }, mostShown),
    enabled: searching && readsApplications,
    placeholderData: keepPreviousData,
  });

  const commands: Command[] = [
    ...destinations.map((place) => ({
      id: place.to,
      label: place.label,
      description: 'Go to',
      icon: <place.icon size={18} stroke={1.7} />,
      keys: place.key === undefined ? undefined : `g ${place.key}`,
      run: () => void navigate({ to: place.to }),
    })),
    ...(canCreateJob
      ? [
          {
            id: 'new-job',
            label: 'New job',
            description: 'Write a posting',
            icon: <IconPlus size={18} />,
            run: () => void navigate({ to: '/app/jobs/new' }),
          },
        ]
      : []),
    {
      id: 'scheme',
      label: 'Light or dark',
      description: 'Switch the appearance',
      icon: <IconMoon size={18} />,
      run: toggleColorScheme,
    },
    {
      id: 'keys',
      label: 'Keyboard',
      description: 'What the keys do here',
      icon: <IconKeyboard size={18} />,
      keys: '?',
      run: onKeyboard,
    },
  ].filter((command) => matches(command, text));

  const found: { label: string; commands: Command[] }[] = searching
    ? [
        {
          label: 'Jobs',
          commands: (jobs.data?.items ?? []).map((job): Command => ({
            id: job.id,
            label: job.title,
            found: true,
            description: [humanize(job.status), job.department].filter(Boolean).join(' · '),
            icon: <IconBriefcase size={18} stroke={1.7} />,
            run: () => void navigate({ to: '/app/jobs/$jobId', params: { jobId: job.id } }),
          })),
        },
        {
          label: 'Candidates',
          commands: (candidates.data?.items ?? []).map((candidate): Command => ({
            id: candidate.id,
            label: candidate.full_name,
            found: true,
            description: [candidate.headline, candidate.email].filter(Boolean).join(' · '),
            icon: <IconUser size={18} stroke={1.7} />,
            run: () =>
              void navigate({ to: '/app/candidates/$candidateId', params: { candidateId: candidate.id } }),
          })),
        },
        {
          label: 'Applications',
          commands: (applications.data?.items ?? []).map((application): Command => ({
            id: application.id,
            label: application.candidate.full_name,
            found: true,
            description: `${application.job_title} · ${application.stage.name}`,
            icon: <IconClipboardList size={18} stroke={1.7} />,
            run: () =>
              void navigate({
                to: '/app/applications/$applicationId',
                params: { applicationId: application.id },
              }),
          })),
        },
        {
          label: 'All that is found',
          commands: [
            ...(canReadCandidates && (candidates.data?.items.length ?? 0) > 0
              ? [
                  {
                    id: 'all-candidates',
                    label: `All candidates for “${wanted}”`,
                    icon: <IconArrowRight size={18} />,
                    run: () => void navigate({ to: '/app/candidates', search: { q: wanted } }),
                  },
                ]
              : []),
            ...((applications.data?.items.length ?? 0) > 0
              ? [
                  {
                    id: 'all-applications',
                    label: `All applications for “${wanted}”`,
                    icon: <IconArrowRight size={18} />,
                    run: () => void navigate({ to: '/app/applications', search: { q: wanted } }),
                  },
                ]
              : []),
          ],
        },
      ]
    : [];
  const groups = [...found, { label: 'Commands', commands }].filter((group) => group.commands.length > 0);
  const list = useRef<HTMLDivElement>(null);
  const shown = groups.flatMap((group) => group.commands.map((command) => command.id)).join();
  // Spotlight selects the first action when a letter is typed; what is found comes after that.
  useEffect(() => {
    if (shown === '' || text === '' || list.current?.querySelector('[data-selected]') != null) return;
    list.current?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [shown, text]);
  const busy = searching && (jobs.isFetching || candidates.isFetching || applications.isFetching);

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
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
    >
      <Spotlight.Search
        ref={focusAtOnce}
        placeholder="Search jobs, candidates and applications, or type a command"
        aria-label="Search jobs, candidates and applications, or type a command"
        leftSection={<IconSearch size={18} aria-hidden />}
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
                      {command.found === true ? (
                        <Marked text={command.label} query={wanted} />
                      ) : (
                        command.label
                      )}
                    </Text>
                    {command.description !== undefined && command.description !== 'Go to' && (
                      <Text size="xs" truncate className="rc-palette-detail">
                        {command.found === true ? (
                          <Marked text={command.description} query={wanted} />
                        ) : (
                          command.description
                        )}
                      </Text>
                    )}
                  </div>
                  {command.keys !== undefined && <Keys keys={command.keys} />}
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing is called “{text}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
