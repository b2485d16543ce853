import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Center } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Empty } from './empty';

interface MissingProps {
  /** What was looked for, as in `There is no such job`. */
  what: string;
  /** The list it would be in. */
  to: NonNullable<LinkProps['to']>;
  list: string;
}

/** A record that does not exist for this person: nothing to retry, so the way to its list. */
export function Missing({ what, to, list }: MissingProps) {
  const { t } = useLingui();
  useDocumentTitle(t`Not found · Rolecall`);
  return (
    <Center mih="60dvh">
      <Empty
        icon={<IconMapQuestion size={26} />}
        alone
        title={t`There is no such ${what}`}
        actions={<Button renderRoot={(props) => <Link {...props} to={to} />}>{list}</Button>}
      >
        <Trans>It may have been deleted, or it is not open to you.</Trans>
      </Empty>
    </Center>
  );
}
