import { Button, Center } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapQuestion } from '@tabler/icons-react';
import { Empty } from '@/ui/empty';

export function NotFound() {
  useDocumentTitle('Not found · Rolecall');
  const home = window.location.pathname.startsWith('/portal') ? '/portal' : '/app';
  return (
    <Center mih="60dvh">
      <Empty
        icon={<IconMapQuestion size={26} />}
        alone
        title="There is nothing at this address"
        actions={
          <Button component="a" href={home}>
            Go to the start
          </Button>
        }
      >
        It may have been deleted, or it belongs to an organization you are not signed in to.
      </Empty>
    </Center>
  );
}
