import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import classes from './writing.module.css';

/** A mail as its reader sees it, shut in: no scripts, and its links lead nowhere. */
export function MailView({ subject, html }: { subject: string; html: string }) {
  const { t } = useLingui();
  return (
    <div>
      <Text fw={550} mb="xs">
        {subject}
      </Text>
      <iframe className={classes.mail} sandbox="" srcDoc={html} title={t`The mail`} tabIndex={-1} />
    </div>
  );
}
