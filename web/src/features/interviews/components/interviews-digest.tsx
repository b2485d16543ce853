import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Card, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type InterviewsView, interviewsPeekQuery } from '../api/interviews';
import { InterviewRows } from './interview-rows';

/** The next interviews and the scorecards that are missing; nothing where there is neither. */
export function InterviewsDigest() {
  const { t } = useLingui();
  return (
    <>
      <Part view="to_fill_in" title={t`Scorecards to fill in`} />
      <Part view="upcoming" title={t`Your next interviews`} />
    </>
  );
}

function Part({ view, title }: { view: InterviewsView; title: string }) {
  const { data } = useQuery(interviewsPeekQuery(view));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card component="section" padding="md">
      <Group justify="space-between" mb="xs" px={8}>
        <Title order={2}>{title}</Title>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/app/interviews" search={{ view }} />}>
          <Trans>See all</Trans>
        </Anchor>
      </Group>
      <InterviewRows items={data.items} />
    </Card>
  );
}
