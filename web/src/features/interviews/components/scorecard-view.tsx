import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InterviewDetails, Scorecard } from '@/contract';
import { PersonAvatar } from '@/ui/person-avatar';
import { RelativeTime } from '@/ui/relative-time';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { revisionsQuery } from '../api/scorecards';
import { recommendationOf } from '../model/words';
import classes from './interview-page.module.css';

/** A submitted scorecard, as it stands now. */
export function ScorecardView({ card, page }: { card: Scorecard; page: InterviewDetails }) {
  const { t } = useLingui();
  const [history, setHistory] = useState(false);
  return (
    <Card component="article" padding="md" withBorder>
      <Group justify="space-between" mb="sm" wrap="nowrap" align="flex-start">
        <Group gap="xs" wrap="nowrap">
          <PersonAvatar name={card.author_name} size={28} />
          <div>
            <Title order={2} size="h5">
              {card.author_name}
            </Title>
            {card.submitted_at !== null && (
              <Text size="xs" c="dimmed">
                <Trans>
                  submitted <RelativeTime at={card.submitted_at} />
                </Trans>
              </Text>
            )}
          </div>
        </Group>
        <Recommended value={card.content.recommendation} />
      </Group>
      <Said content={card.content} page={page} />
      {card.revision > 1 && (
        <Button size="compact-sm" variant="subtle" mt="sm" onClick={() => setHistory(true)}>
          <Trans>Amended; see what was there before</Trans>
        </Button>
      )}
      <Modal opened={history} onClose={() => setHistory(false)} title={t`Scorecard of ${card.author_name}`}>
        {history && <History card={card} page={page} />}
      </Modal>
    </Card>
  );
}

function Recommended({ value }: { value: Scorecard['content']['recommendation'] }) {
  if (value === null) return null;
  const found = recommendationOf(value);
  return <Badge color={found?.color}>{found?.label}</Badge>;
}

/** What a scorecard says: ratings, notes, summary. */
function Said({ content, page }: { content: Scorecard['content']; page: InterviewDetails }) {
  const { t } = useLingui();
  const { kit } = page;
  return (
    <Stack gap="sm">
      <dl style={{ margin: 0 }}>
        {kit.attributes
          .filter((attribute) => attribute.key in content.ratings)
          .map((attribute) => (
            <Group key={attribute.key} justify="space-between" gap="xs">
              <Text component="dt" size="sm">
                {attribute.name}
              </Text>
              <Text component="dd" size="sm" fw={600} m={0}>
                {content.ratings[attribute.key] === null
                  ? t`could not judge`
                  : t`${content.ratings[attribute.key] ?? ''} of 4`}
              </Text>
            </Group>
          ))}
      </dl>
      {content.summary !== '' && (
        <Text size="sm" className={classes.prose}>
          {content.summary}
        </Text>
      )}
      {kit.questions
        .filter((question) => (content.notes[question.key] ?? '') !== '')
        .map((question) => (
          <div key={question.key}>
            <Text size="xs" c="dimmed">
              {question.text}
            </Text>
            <Text size="sm" className={classes.prose}>
              {content.notes[question.key]}
            </Text>
          </div>
        ))}
      {content.private_note !== '' && (
        <div className={classes.instructions}>
          <Text size="xs" fw={600}>
            <Trans>Private, for the recruiter</Trans>
          </Text>
          <Text size="sm" className={classes.prose}>
            {content.private_note}
          </Text>
        </div>
      )}
    </Stack>
  );
}

function History({ card, page }: { card: Scorecard; page: InterviewDetails }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(revisionsQuery(card.id));
  if (error !== null)
    return <ErrorPanel error={error} what={t`The history`} onRetry={() => void refetch()} />;
  if (data === undefined) return <RowsSkeleton rows={3} />;
  return (
    <Stack>
      {data.items.map((one) => (
        <Card key={one.revision} withBorder padding="sm">
          <Group justify="space-between" mb="xs">
            <Text size="xs" c="dimmed">
              <RelativeTime at={one.submitted_at} />
            </Text>
            <Recommended value={one.content.recommendation} />
          </Group>
          <Said content={one.content} page={page} />
        </Card>
      ))}
    </Stack>
  );
}
