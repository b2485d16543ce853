import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { approvalsQuery } from '@/approvals/approvals';
import { useCan } from '@/session/can';

/** One line on the start screen, only while something waits. */
export function ApprovalsDigest() {
  const { t } = useLingui();
  const decides = useCan('approvals:decide');
  const { data } = useInfiniteQuery({ ...approvalsQuery('waiting'), enabled: decides });
  const first = data?.pages[0];
  const count = first?.items.length ?? 0;
  if (count === 0) return null;
  const more = first?.next_cursor == null ? '' : t` or more`;
  return (
    <Alert mb="lg" variant="light" color="yellow" icon={<IconCircleCheck aria-hidden />} py="xs">
      <Trans>
        <Plural value={count} one="# request waits" other="# requests wait" />
        {more} for your approval.{' '}
        <Anchor size="sm" underline="always" renderRoot={(props) => <Link {...props} to="/app/approvals" />}>
          Look and decide
        </Anchor>
      </Trans>
    </Alert>
  );
}
