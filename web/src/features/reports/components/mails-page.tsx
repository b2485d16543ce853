import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Stack, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from '@/ui/empty';
import { ErrorPanel } from '@/ui/error-panel';
import { Page } from '@/ui/page';
import { RowsSkeleton } from '@/ui/skeletons';
import { reportMailsQuery } from '../api/report-mails';
import { MailCard } from './mail-card';
import { ReportsNav } from './reports-nav';

/** The reports that one sends or gets by mail. */
export function MailsPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(reportMailsQuery);
  return (
    <Page
      title={t`Reports by mail`}
      description={t`What you send and what you get. Everybody gets the figures that they may see themselves.`}
      above={<ReportsNav search={{}} />}
      width="narrow"
    >
      {error !== null ? (
        <ErrorPanel error={error} what={t`The mails`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton height={120} />
      ) : data.items.length === 0 ? (
        <Empty
          icon={<IconMailForward size={26} />}
          title={t`No report is sent yet`}
          actions={
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link {...props} to="/app/reports/$report" params={{ report: 'funnel' }} search={{}} />
              )}
            >
              <Trans>Open the funnel</Trans>
            </Anchor>
          }
        >
          <Trans>
            Open a report, set its filters and choose “Send by mail”: it comes every working day, week or
            month, to you or to colleagues who may read reports.
          </Trans>
        </Empty>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs" role="status">
            {t`${plural(data.items.length, { one: '# report by mail', other: '# reports by mail' })}`}
          </Text>
          <Stack
            component="ul"
            gap="sm"
            m={0}
            p={0}
            style={{ listStyle: 'none' }}
            aria-label={t`Reports by mail`}
          >
            {data.items.map((mail) => (
              <li key={mail.id}>
                <MailCard mail={mail} />
              </li>
            ))}
          </Stack>
        </>
      )}
    </Page>
  );
}
