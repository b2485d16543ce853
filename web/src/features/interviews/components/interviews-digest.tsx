import { Anchor, Card, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type InterviewsView, interviewsPeekQuery } from '../api/interviews';
import { InterviewRows } from './interview-rows';

/** The next interviews and the scorecards that are missing; nothing where there is neither. */
export function InterviewsDigest() {
  return (
    <>
      <Part view="to_fill_in" title="Scorecards to fill in" />
      <Part view="upcoming" title="Your next interviews" />
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
          See all
        </Anchor>
      </Group>
      <InterviewRows items={data.items} />
    </Card>
  );
}
