import { Badge } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';

/** Says that colleagues without a part in a job do not see it. */
export function Confidential() {
  return (
    <Badge
      color="gray"
      variant="light"
      flex="none"
      leftSection={<IconLock size={11} aria-hidden />}
      title="Seen by its hiring team, whoever is asked to assess or approve, and administrators"
    >
      Confidential
    </Badge>
  );
}
