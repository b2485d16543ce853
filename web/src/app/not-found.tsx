import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Center } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapQuestion } from '@tabler/icons-react';
import { Empty } from '@/ui/empty';

export function NotFound() {
  const { t } = useLingui();
  useDocumentTitle(t`Not found · Rolecall`);
  const portal = window.location.pathname.startsWith('/portal');
  return (
    <Center mih="60dvh">
      <Empty
        icon={<IconMapQuestion size={26} />}
        alone
        title={t`There is nothing at this address`}
        actions={
          <Button component="a" href={portal ? '/portal' : '/app'}>
            <Trans>Go to the start</Trans>
          </Button>
        }
      >
        {portal
          ? t`The link may be old or mistyped.`
          : t`It may have been deleted, or it belongs to an organization you are not signed in to.`}
      </Empty>
    </Center>
  );
}
