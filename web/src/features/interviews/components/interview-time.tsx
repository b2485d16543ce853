import { Text } from '@mantine/core';
import type { Interview } from '@/contract';
import { formatDateTime, formatExact } from '@/format/dates';
import { plural } from '@/format/numbers';

/** When an interview is, in the reader's zone, and how long. */
export function InterviewTime({ interview }: { interview: Interview }) {
  if (interview.starts_at === null) return <Text span>Not scheduled yet</Text>;
  return (
    <time dateTime={interview.starts_at} title={formatExact(interview.starts_at)}>
      {formatDateTime(interview.starts_at)}, {plural(lengthOf(interview), 'minute')}
    </time>
  );
}

const lengthOf = (interview: Interview) =>
  interview.minutes * (interview.order === 'in_sequence' ? interview.interviewers.length : 1);
