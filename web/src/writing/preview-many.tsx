import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailingPlan } from '@/contract';
import { sentence } from '@/http/problem';
import { MailView } from './mail-view';
import { type Texts, wordsFor } from './mailing';
import { previewQuery, type Subject } from './queries';
import { labelOf, type Words } from './words';

interface PreviewManyProps {
  of: Subject['of'];
  receivers: MailingPlan['receivers'];
  texts: Texts;
}

/** The mail as each of the first receivers reads it, one after another. */
export function PreviewMany({ of, receivers, texts }: PreviewManyProps) {
  const { t } = useLingui();
  const [at, setAt] = useState(0);
  const one = receivers[Math.min(at, receivers.length - 1)];
  const words = one && wordsFor(texts, one.language);
  if (one === undefined || words === undefined) return null;
  return (
    <Stack component="section" aria-label={t`Preview`} gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text size="sm" fw={600} role="status">
            {one.name}
          </Text>
          <Text size="xs" c="dimmed">
            {one.email} · {labelOf(one.language)}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t`The one before`}
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            <Trans>
              {at + 1} of {receivers.length}
            </Trans>
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t`The next one`}
            disabled={at >= receivers.length - 1}
            onClick={() => setAt(at + 1)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <TheMail subject={{ of, id: one.id }} words={words} />
    </Stack>
  );
}

function TheMail({ subject, words }: { subject: Subject; words: Words }) {
  const { data, error } = useQuery({ ...previewQuery(subject, words), placeholderData: keepPreviousData });
  if (error !== null) return <Text size="sm">{sentence(error)}</Text>;
  if (data === undefined) return <Skeleton height={320} />;
  return <MailView subject={data.subject} html={data.html} />;
}
