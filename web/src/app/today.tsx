import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { SimpleGrid, Stack } from '@mantine/core';
import { ApplicationsDigest } from '@/features/applications/components/applications-digest';
import { ApprovalsDigest } from '@/features/approvals/components/approvals-digest';
import { InterviewsDigest } from '@/features/interviews/components/interviews-digest';
import { OpenJobsDigest } from '@/features/jobs/components/open-jobs-digest';
import { useCan } from '@/session/can';
import { useMe } from '@/session/use-me';
import { Page } from '@/ui/page';

const greeting = (hour: number) =>
  hour >= 5 && hour < 12 ? t`Good morning` : hour >= 12 && hour < 18 ? t`Good afternoon` : t`Good evening`;

/** What needs attention now, for whoever is signed in. */
export function Today() {
  const { t } = useLingui();
  const me = useMe();
  const readsAll = useCan('applications:read');
  const first = me.user.full_name.split(' ')[0] ?? '';
  return (
    <Page title={`${greeting(new Date().getHours())}, ${first}`} documentTitle={t`Today`}>
      <ApprovalsDigest />
      {readsAll ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
          <ApplicationsDigest
            title={t`New applications`}
            limit={12}
            filters={{ status: 'active', stage: 'applied', sort: '-applied_at' }}
            all={{ status: 'active', stage: 'applied' }}
            empty={t`New applications wait here until somebody moves them on.`}
          />
          <Stack gap="lg">
            <InterviewsDigest />
            <OpenJobsDigest />
            <ApplicationsDigest
              title={t`Assigned to you`}
              filters={{ assigned_to_me: true, status: 'active' }}
              all={{ mine: true, status: 'active' }}
              empty={t`Applications that colleagues ask you to look at appear here.`}
            />
          </Stack>
        </SimpleGrid>
      ) : (
        <Stack gap="lg">
          <InterviewsDigest />
          <ApplicationsDigest
            title={t`Assigned to you`}
            filters={{ status: 'active' }}
            all={{ status: 'active' }}
            empty={t`When a colleague asks you to assess somebody, their application appears here and the bell tells you.`}
          />
        </Stack>
      )}
    </Page>
  );
}
