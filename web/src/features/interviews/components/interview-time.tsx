import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { Interview } from '@/contract';
import { formatDateTime, formatExact } from '@/format/dates';

/** When an interview is, in the reader's zone, and how long. */
export function InterviewTime({ interview }: { interview: Interview }) {
  const { t } = useLingui();
  if (interview.starts_at === null)
    return (
      <Text span>
        <Trans>Not scheduled yet</Trans>
      </Text>
    );
  return (
    <time dateTime={interview.starts_at} title={formatExact(interview.starts_at)}>
      {formatDateTime(interview.starts_at)},{' '}
      {t`${plural(lengthOf(interview), { one: '# minute', other: '# minutes' })}`}
    </time>
  );
}

const lengthOf = (interview: Interview) =>
  interview.minutes * (interview.order === 'in_sequence' ? interview.interviewers.length : 1);
