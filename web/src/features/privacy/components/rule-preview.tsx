import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Anchor, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RetentionPreview } from '@/contract';
import { formatDay } from '@/format/dates';

/** Whom a rule would erase if it held now, in numbers and the first by name. */
export function RulePreview({ preview }: { preview: RetentionPreview }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={550}>
        {plural(preview.due, {
          one: 'If it held now, # person’s time would be over.',
          other: 'If it held now, the time of # people would be over.',
        })}
      </Text>
      <Text size="sm">
        {preview.held > 0 &&
          plural(preview.held, {
            one: '# of them is kept by a legal hold. ',
            other: '# of them are kept by a legal hold. ',
          })}
        {plural(preview.due_soon, {
          one: '# more would follow within 30 days.',
          other: '# more would follow within 30 days.',
        })}{' '}
        {preview.deferred > 0 &&
          plural(preview.deferred, {
            one: '# person is kept longer by a colleague’s word.',
            other: '# people are kept longer by a colleague’s word.',
          })}
      </Text>
      {preview.people.length > 0 && (
        <details>
          <summary>
            <Text span size="sm">
              <Trans>Who goes first</Trans>
            </Text>
          </summary>
          <List size="sm" mt={4}>
            {preview.people.map((one) => (
              <List.Item key={one.candidate_id}>
                <Anchor
                  size="sm"
                  underline="always"
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/app/candidates/$candidateId"
                      params={{ candidateId: one.candidate_id }}
                    />
                  )}
                >
                  {one.full_name}
                </Anchor>{' '}
                <Text span size="sm" c="dimmed">
                  {one.is_held ? (
                    <Trans>over since {formatDay(one.kept_until)}, held</Trans>
                  ) : (
                    <Trans>over since {formatDay(one.kept_until)}</Trans>
                  )}
                </Text>
              </List.Item>
            ))}
          </List>
        </details>
      )}
    </Stack>
  );
}
