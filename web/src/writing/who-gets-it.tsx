import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Checkbox, List, Loader, Text } from '@mantine/core';
import { IconUsers, IconUsersMinus } from '@tabler/icons-react';
import type { MailingPlan } from '@/contract';
import { formatNumber } from '@/format/numbers';

const reasons: Readonly<Record<MailingPlan['left_out'][number]['reason'], (count: string) => string>> = {
  gone: (count) => t`${count} not there any more`,
  no_address: (count) => t`${count} without an e-mail address`,
  undeliverable: (count) => t`${count} with an address that refused mail before`,
  unsubscribed: (count) => t`${count} who do not want mails about no application`,
  withdrawn: (count) => t`${count} who have withdrawn`,
  decided: (count) => t`${count} who were rejected or hired`,
  twice: (count) => t`${count} selected twice: each person gets one mail`,
};

interface WhoGetsItProps {
  plan: MailingPlan | undefined;
  /** Whether it goes to those who were rejected or hired, too. */
  withDecided: boolean;
  onWithDecided: (withDecided: boolean) => void;
}

/** How many of a selection get a mail, and who does not and why. */
export function WhoGetsIt({ plan, withDecided, onWithDecided }: WhoGetsItProps) {
  const { t: text } = useLingui();
  if (plan === undefined) return <Loader size="sm" aria-label={text`Looking who gets it`} />;
  const without = plan.left_out.reduce((sum, one) => sum + one.count, 0);
  return (
    <Alert
      variant="light"
      color={without === 0 ? 'spruce' : 'yellow'}
      icon={without === 0 ? <IconUsers size={18} /> : <IconUsersMinus size={18} />}
      title={text`${plural(plan.receiving, { one: '# person gets it', other: '# people get it' })}`}
      role="status"
    >
      {without > 0 && (
        <>
          <Text size="sm" mb={4}>
            <Trans>Left out:</Trans>
          </Text>
          <List size="sm" spacing={2}>
            {plan.left_out.map((one) => (
              <List.Item key={one.reason}>
                {reasons[one.reason](formatNumber(one.count))}
                <Text size="xs" c="dimmed">
                  {one.names.join(', ')}
                  {one.count > one.names.length && ' …'}
                </Text>
              </List.Item>
            ))}
          </List>
        </>
      )}
      {(withDecided || plan.left_out.some(({ reason }) => reason === 'decided')) && (
        <Checkbox
          mt="xs"
          label={text`Also to those who were rejected or hired`}
          checked={withDecided}
          onChange={(event) => onWithDecided(event.currentTarget.checked)}
        />
      )}
    </Alert>
  );
}
