import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';

/** Says that colleagues without a part in a job do not see it. */
export function Confidential() {
  const { t } = useLingui();
  return (
    <Badge
      color="gray"
      variant="light"
      flex="none"
      leftSection={<IconLock size={11} aria-hidden />}
      title={t`Seen by its hiring team, whoever is asked to assess or approve, and administrators`}
    >
      <Trans>Confidential</Trans>
    </Badge>
  );
}
