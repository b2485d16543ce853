import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Stack, Text } from '@mantine/core';
import type { AiInterviewPartDiff } from '@/contract';
import classes from './ai-interviews.module.css';

/** Parts that differ, each with its words before and after. */
export function DiffList({ items }: { items: readonly AiInterviewPartDiff[] }) {
  const { t } = useLingui();
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        <Trans>They are the same.</Trans>
      </Text>
    );
  return (
    <Stack gap="xs">
      {items.map((item) => (
        <Card key={item.name} withBorder padding="sm" role="group" aria-label={item.label}>
          <Text fw={550} size="sm" mb={4}>
            {item.label}
          </Text>
          <Text
            component="del"
            size="sm"
            c="dimmed"
            display="block"
            className={`${classes.words} ${classes.before}`}
          >
            {item.before || t`nothing`}
          </Text>
          <Text component="ins" size="sm" mt={6} className={`${classes.words} ${classes.after}`}>
            {item.after || t`nothing`}
          </Text>
        </Card>
      ))}
    </Stack>
  );
}
