import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Center, Group } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { hasStatus, sentence } from '@/http/problem';
import { Empty } from '@/ui/empty';
import { NotFound } from './not-found';

/** A whole screen failed: what happened, and the ways on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  const forbidden = hasStatus(error, 403);
  const title = forbidden ? t`This is not open to your role` : t`This screen could not be shown`;
  useDocumentTitle(`${title} · Rolecall`);
  if (hasStatus(error, 404)) return <NotFound />;
  return (
    <Center mih="60dvh" role="alert">
      <Empty
        icon={forbidden ? <IconLock size={26} /> : <IconAlertTriangle size={26} />}
        alone
        title={title}
        actions={
          <Group gap="xs">
            {!forbidden && (
              <Button
                onClick={() => {
                  resetQueries();
                  reset();
                  void router.invalidate();
                }}
              >
                <Trans>Try again</Trans>
              </Button>
            )}
            <Button variant="default" onClick={() => router.history.back()}>
              <Trans>Go back</Trans>
            </Button>
          </Group>
        }
      >
        {forbidden ? t`An organization admin can change what you may do.` : sentence(error)}
      </Empty>
    </Center>
  );
}
