import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReportKey } from '@/contract';
import type { ReportSearch } from '../model/search';
import { MailDialog } from './mail-dialog';

/** Has the report sent as it is narrowed now. */
export function SendByMail({
  report,
  title,
  search,
}: {
  report: ReportKey;
  title: string;
  search: ReportSearch;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconMailForward size={16} />} onClick={() => setOpened(true)}>
        <Trans>Send by mail</Trans>
      </Button>
      {opened && (
        <MailDialog
          report={report}
          title={title}
          search={search}
          mail={null}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}
