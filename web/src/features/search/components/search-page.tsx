import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { IconSearch, IconZoomQuestion } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Found, SearchKind } from '@/contract';
import { midSentence } from '@/format/words';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Fragments } from '@/ui/fragments';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { RelativeTime } from '@/ui/relative-time';
import { SearchField } from '@/ui/search-field';
import { RowsSkeleton } from '@/ui/skeletons';
import { foundCountsQuery, foundQuery } from '../api/search';
import { isSearch, kindLabels, openKind, periods, placeOf, type SearchAsked } from '../model/asked';
import { FoundIcon } from './found-icon';
import classes from './search-page.module.css';

const periodLabels: Record<(typeof periods)[number], string> = {
  get '7'() {
    return t`Last 7 days`;
  },
  get '30'() {
    return t`Last 30 days`;
  },
  get '365'() {
    return t`Last year`;
  },
};

/** Everything that the reader may see and that has the words, by kind. */
export function SearchPage({
  search,
  onSearch,
}: {
  search: SearchAsked;
  onSearch: (change: SearchAsked) => void;
}) {
  const { t } = useLingui();
  const q = search.q ?? '';
  const searching = isSearch(q);
  const counts = useQuery({
    ...foundCountsQuery(q, search.days),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const items = searching ? (counts.data?.items ?? []) : [];
  const open = openKind(search.kind, items);
  const tabs = useRef<HTMLDivElement>(null);
  // On a phone the tabs are wider than the screen.
  useEffect(() => {
    tabs.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  return (
    <Page
      title={t`Search`}
      width="narrow"
      below={
        <Group gap="sm" mt="md" align="flex-start">
          <SearchField
            label={t`Search everything`}
            value={q}
            onSearch={(text) => onSearch({ q: text === '' ? undefined : text })}
            style={{ flex: 1, minWidth: 220 }}
            autoFocus={q === ''}
          />
          <Select
            aria-label={t`When`}
            placeholder={t`Any time`}
            clearable
            w={150}
            data={periods.map((value) => ({ value, label: periodLabels[value] }))}
            value={search.days ?? null}
            onChange={(value) => onSearch({ days: periods.find((one) => one === value) })}
          />
        </Group>
      }
    >
      {!searching ? (
        <HowToSearch />
      ) : counts.error !== null ? (
        <ErrorPanel error={counts.error} what={t`What is found`} onRetry={() => void counts.refetch()} />
      ) : open === undefined ? (
        <RowsSkeleton rows={6} height={56} />
      ) : (
        <Tabs
          value={open}
          onChange={(value) => onSearch({ kind: items.find((one) => one.kind === value)?.kind })}
          keepMounted={false}
        >
          <Tabs.List mb="sm" ref={tabs} className={classes.tabs}>
            {items.map((one) => (
              <Tabs.Tab key={one.kind} value={one.kind}>
                {kindLabels[one.kind]}{' '}
                <Text span size="xs" c="dimmed" inherit={false}>
                  {one.count}
                  {one.is_capped ? '+' : ''}
                </Text>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {items.map((one) => (
            <Tabs.Panel key={one.kind} value={one.kind}>
              <FoundList q={q} kind={one.kind} days={search.days} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </Page>
  );
}

function FoundList({ q, kind, days }: { q: string; kind: SearchKind; days: SearchAsked['days'] }) {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    foundQuery(q, kind, days),
  );
  const list = useRef<HTMLUListElement>(null);
  const go = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by]?.focus();
  };
  useShortcuts([
    { keys: 'j', label: t`Next of what is found`, group: t`This screen`, run: () => go(1) },
    { keys: 'k', label: t`The one before`, group: t`This screen`, run: () => go(-1) },
  ]);
  const items = data?.pages.flatMap((page) => page.items);
  if (error !== null)
    return <ErrorPanel error={error} what={t`What is found`} onRetry={() => void refetch()} />;
  if (items === undefined) return <RowsSkeleton rows={6} height={56} />;
  return (
    <>
      {items.length === 0 && !hasNextPage ? (
        <Empty icon={<IconZoomQuestion size={22} />} title={t`Nothing in ${midSentence(kindLabels[kind])}`}>
          <Trans>
            Every word must begin a word of what is found. Use fewer words, only their beginnings, or a longer
            time.
          </Trans>
        </Empty>
      ) : (
        <ul ref={list} aria-label={kindLabels[kind]} className={classes.list}>
          {items.map((found) => (
            <li key={`${found.id} ${found.target_id}`}>
              <Hit found={found} />
            </li>
          ))}
        </ul>
      )}
      <LoadMore hasMore={hasNextPage} loading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
    </>
  );
}

function Hit({ found }: { found: Found }) {
  return (
    <Link {...placeOf(found)} className={classes.hit}>
      <span className={classes.icon}>
        <FoundIcon source={found.source} />
      </span>
      <span className={classes.words}>
        <Group component="span" justify="space-between" gap="xs" wrap="nowrap" align="baseline">
          <Text span fw={500}>
            <Fragments of={found.title} />
          </Text>
          <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            <RelativeTime at={found.at} short />
          </Text>
        </Group>
        <Text span size="sm" c="dimmed" display="block">
          <Fragments of={found.detail} />
        </Text>
        {found.snippet.length > 0 && (
          <Text span size="sm" display="block">
            <Fragments of={found.snippet} />
          </Text>
        )}
      </span>
    </Link>
  );
}

function HowToSearch() {
  const { t } = useLingui();
  return (
    <Empty icon={<IconSearch size={22} />} title={t`Find people, jobs, notes and résumés`}>
      <Stack gap={4} ta="left">
        <Text size="sm">
          <Trans>
            <b>ana pet</b>: the beginnings of words, in any order. Capitals and accents do not matter.
          </Trans>
        </Text>
        <Text size="sm">
          <Trans>
            <b>“night shift”</b>: in quotation marks, exactly these words one after the other.
          </Trans>
        </Text>
        <Text size="sm">
          <Trans>
            <b>0171 234</b>: a telephone’s number, however it is written.
          </Trans>
        </Text>
        <Text size="sm">
          <Trans>You find what you may read, and no more.</Trans>
        </Text>
      </Stack>
    </Empty>
  );
}
