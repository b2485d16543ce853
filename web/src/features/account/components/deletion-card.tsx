import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Button, Card, Checkbox, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountDeletion } from '@/contract';
import { clearDrafts } from '@/drafts/use-draft';
import { Problem } from '@/http/problem';
import { forgetKept } from '@/offline/kept';
import { forgetSubscription } from '@/push/devices';
import { passkeySupport } from '@/session/passkeys';
import { startAfresh } from '@/session/start-afresh';
import { useMe } from '@/session/use-me';
import { ErrorPanel } from '@/ui/error-panel';
import { FormError } from '@/ui/form-error';
import { RowsSkeleton } from '@/ui/skeletons';
import { deleteAccount, deletionQuery } from '../api/account';
import { passkeysQuery } from '../api/passkeys';
import { ProveIdentity } from './prove-identity';

/** How one gets rid of the login, and what that does not reach. */
export function DeletionCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(deletionQuery);
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        <Trans>Delete my account</Trans>
      </Title>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your account`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : data.memberships.length > 0 ? (
        <StillMember memberships={data.memberships} />
      ) : (
        <Deletion keepsName={data.keeps_name} />
      )}
    </Card>
  );
}

function StillMember({ memberships }: Pick<AccountDeletion, 'memberships'>) {
  return (
    <Alert color="gray" icon={<IconUsers aria-hidden />}>
      <Text size="sm">
        <Trans>You cannot delete your account while you are a member of an organization:</Trans>
      </Text>
      <List size="sm" my="xs">
        {memberships.map((one) => (
          <List.Item key={one.organization_id}>
            <Text span fw={550} size="sm">
              {one.name}
            </Text>{' '}
            {one.last_administrator ? (
              <Trans>You are its last administrator. Make somebody else one, who can then remove you.</Trans>
            ) : (
              <Trans>Ask an administrator there to remove you.</Trans>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Deletion({ keepsName }: { keepsName: boolean }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data: own } = useQuery(passkeysQuery);
  const [asking, setAsking] = useState<'proof' | 'consent' | null>(null);
  const ask = () => {
    const proved = own !== undefined && Date.parse(own.confirmed_until) > Date.now();
    setAsking(proved ? 'consent' : 'proof');
  };
  return (
    <Stack gap="sm">
      <WhatItMeans keepsName={keepsName} />
      <Group>
        <Button color="red" variant="light" disabled={own === undefined} onClick={ask}>
          <Trans>Delete my account…</Trans>
        </Button>
      </Group>
      <ProveIdentity
        opened={asking === 'proof'}
        hasPassword={own?.has_password ?? false}
        hasPasskey={
          own !== undefined &&
          passkeySupport(own.origin) === 'here' &&
          own.items.some((passkey) => passkey.is_usable)
        }
        onClose={() => setAsking(null)}
        onProved={() => setAsking('consent')}
      />
      <Modal opened={asking === 'consent'} onClose={() => setAsking(null)} title={t`Delete your account?`}>
        {asking === 'consent' && (
          <Consent
            onClose={() => setAsking(null)}
            onUnproved={() => {
              void client.invalidateQueries({ queryKey: passkeysQuery.queryKey });
              setAsking('proof');
            }}
            onHeld={() => {
              void client.invalidateQueries({ queryKey: deletionQuery.queryKey });
              setAsking(null);
            }}
          />
        )}
      </Modal>
    </Stack>
  );
}

function WhatItMeans({ keepsName }: { keepsName: boolean }) {
  return (
    <>
      <Text size="sm">
        <Trans>
          What goes at once: your login with its password, passkeys and sessions on all devices, saved jobs,
          job alerts, and devices that are told of news.
        </Trans>
      </Text>
      <Text size="sm">
        <Trans>
          What stays: your applications, with each employer that you sent them to, because they are that
          employer’s records. The links in their mails still work. To have them erased, ask each employer
          first, in{' '}
          <Anchor renderRoot={(props) => <Link {...props} to="/portal" />} inherit underline="always">
            your applications
          </Anchor>
          , by “Erase my data…”.
        </Trans>
      </Text>
      {keepsName && (
        <Text size="sm">
          <Trans>
            Organizations that you were a member of keep your name beside what you did there, and nothing else
            of your login.
          </Trans>
        </Text>
      )}
      <Text size="sm">
        <Trans>You can make a new account with the same address at any time.</Trans>
      </Text>
    </>
  );
}

interface ConsentProps {
  onClose: () => void;
  onUnproved: () => void;
  onHeld: () => void;
}

function Consent({ onClose, onUnproved, onHeld }: ConsentProps) {
  const { t } = useLingui();
  const { email } = useMe().user;
  const [sure, setSure] = useState(false);
  const deletion = useMutation({
    mutationFn: deleteAccount,
    onSuccess: async () => {
      clearDrafts();
      await forgetKept();
      await forgetSubscription();
      startAfresh('/portal/sign-in?deleted=true');
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'confirmation_needed') onUnproved();
      if (error.code === 'still_a_member') onHeld();
    },
  });
  return (
    <Stack>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Trans>
          The account {email} is deleted at once and for good. A mail to this address says that it happened.
        </Trans>
      </Text>
      <Checkbox
        label={t`Delete my account; my applications stay with the employers`}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <FormError error={deletion.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          <Trans>Keep it</Trans>
        </Button>
        <Button color="red" disabled={!sure} loading={deletion.isPending} onClick={() => deletion.mutate()}>
          <Trans>Delete for good</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
