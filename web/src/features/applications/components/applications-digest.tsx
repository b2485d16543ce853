import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Card, Group, Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { StageBadge } from '@/ui/stage-badge';
import { type ApplicationFilters, applicationsPeekQuery } from '../api/get-applications';
import type { TableSearch } from '../model/columns';
import classes from './applications-digest.module.css';

interface ApplicationsDigestProps {
  title: string;
  filters: ApplicationFilters;
  /** The same filters in the table's words, for the link to all of them. */
  all: TableSearch;
  empty: ReactNode;
  limit?: number;
}

/** The first few of a list of applications, with the way to all of them. */
export function ApplicationsDigest({ title, filters, all, empty, limit = 5 }: ApplicationsDigestProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(applicationsPeekQuery(filters, limit));
  return (
    <Card component="section" padding="md">
      <Group justify="space-between" mb="xs" px={8}>
        <Title order={2}>{title}</Title>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/applications" search={all} />}>
          <Trans>See all</Trans>
        </Anchor>
      </Group>
      {error !== null ? (
        <ErrorPanel error={error} what={title} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={5} />
      ) : data.items.length === 0 ? (
        <Empty icon={<IconInbox size={22} />} title={t`Nothing here`} compact>
          {empty}
        </Empty>
      ) : (
        <ul className={classes.list}>
          {data.items.map((application) => (
            <li key={application.id} className={classes.item}>
              <PersonAvatar name={application.candidate.full_name} size={30} />
              <div className={classes.who}>
                <Link
                  to="/app/applications/$applicationId"
                  params={{ applicationId: application.id }}
                  className={classes.name}
                >
                  {application.candidate.full_name}
                </Link>
                <Text size="xs" c="dimmed" truncate>
                  {application.job_title} · <RelativeTime at={application.applied_at} />
                </Text>
              </div>
              <StageBadge name={application.stage.name} kind={application.stage.kind} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
