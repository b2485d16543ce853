import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Passkey, Passkeys } from '@/contract';
import { passkeySupport } from '@/session/passkeys';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { passkeysQuery } from '../api/passkeys';
import { AddPasskey, RemovePasskey, RenamePasskey } from './passkey-dialogs';
import { ProveIdentity } from './prove-identity';

type Wish = { kind: 'add' } | { kind: 'rename' | 'remove'; passkey: Passkey };

/** What one signs in with instead of a password. */
export function PasskeysCard() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(passkeysQuery);
  return (
    <Card component="section">
      <Title order={2} mb={4}>
        <Trans>Passkeys</Trans>
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        <Trans>
          Sign in with your fingerprint, your face or the PIN of your device, without a password. Rolecall
          receives no more than a public key.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your passkeys`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={2} />
      ) : (
        <Own own={data} />
      )}
    </Card>
  );
}

function Own({ own }: { own: Passkeys }) {
  const [wish, setWish] = useState<Wish | null>(null);
  const [unproved, setUnproved] = useState<Wish | null>(null);
  const support = passkeySupport(own.origin);
  const done = () => setWish(null);
  const ask = (wanted: Wish) => {
    if (wanted.kind !== 'rename' && Date.parse(own.confirmed_until) <= Date.now()) setUnproved(wanted);
    else setWish(wanted);
  };
  const askAgain = (wanted: Wish) => () => {
    setWish(null);
    setUnproved(wanted);
  };
  return (
    <Stack gap="sm">
      {own.items.map((passkey) => (
        <Row
          key={passkey.id}
          passkey={passkey}
          onRename={() => ask({ kind: 'rename', passkey })}
          onRemove={() => ask({ kind: 'remove', passkey })}
        />
      ))}
      {support === 'here' ? (
        <Group gap="sm">
          <Button
            variant="default"
            disabled={own.items.length >= own.most}
            onClick={() => ask({ kind: 'add' })}
          >
            <Trans>Add a passkey</Trans>
          </Button>
          {own.items.length >= own.most && (
            <Text size="sm" c="dimmed">
              <Trans>More than {own.most} are not possible: remove one first.</Trans>
            </Text>
          )}
        </Group>
      ) : (
        <Text size="sm">
          {support === 'elsewhere' ? (
            <Trans>
              Passkeys work at{' '}
              <Anchor href={`${own.origin ?? ''}${window.location.pathname}`} inherit underline="always">
                {own.origin}
              </Anchor>
              , not at this address: sign in there to add one.
            </Trans>
          ) : support === 'nowhere' ? (
            <Trans>
              There are no passkeys at this address, because browsers bind them to a name and this is a
              number. Whoever runs this installation can give it one.
            </Trans>
          ) : support === 'insecure' ? (
            <Trans>Browsers allow passkeys over https only, and this page came without it.</Trans>
          ) : (
            <Trans>This browser knows no passkeys. A newer one may.</Trans>
          )}
        </Text>
      )}
      <ProveIdentity
        opened={unproved !== null}
        hasPassword={own.has_password}
        hasPasskey={support === 'here' && own.items.some((passkey) => passkey.is_usable)}
        onClose={() => setUnproved(null)}
        onProved={() => {
          setWish(unproved);
          setUnproved(null);
        }}
      />
      {wish?.kind === 'add' && <AddPasskey onDone={done} onUnproved={askAgain(wish)} />}
      {wish?.kind === 'rename' && <RenamePasskey passkey={wish.passkey} onDone={done} />}
      {wish?.kind === 'remove' && (
        <RemovePasskey
          passkey={wish.passkey}
          isLastWay={
            !own.has_password &&
            wish.passkey.is_usable &&
            own.items.filter((passkey) => passkey.is_usable).length === 1
          }
          onDone={done}
          onUnproved={askAgain(wish)}
        />
      )}
    </Stack>
  );
}

function Row({
  passkey,
  onRename,
  onRemove,
}: {
  passkey: Passkey;
  onRename: () => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const homes: Record<Passkey['home'], string> = {
    synced: t`Synced`,
    syncable: t`Can be synced`,
    device: t`On one device`,
  };
  return (
    <Stack gap={6} role="group" aria-label={passkey.name}>
      <Group justify="space-between" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <IconFingerprint size={20} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
          <div style={{ minWidth: 0 }}>
            <Group gap={6}>
              <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
                {passkey.name}
              </Text>
              <Badge color="gray" variant="light">
                {homes[passkey.home]}
              </Badge>
            </Group>
            <Text size="xs" c="dimmed">
              <Trans>
                Made <RelativeTime at={passkey.created_at} />
              </Trans>
              {' · '}
              {passkey.last_used_at === null ? (
                <Trans>never used</Trans>
              ) : (
                <Trans>
                  last used <RelativeTime at={passkey.last_used_at} />
                </Trans>
              )}
            </Text>
          </div>
        </Group>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t`Rename the passkey ${passkey.name}`}
            onClick={onRename}
          >
            <Trans>Rename</Trans>
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t`Remove the passkey ${passkey.name}`}
            onClick={onRemove}
          >
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Group>
      {passkey.suspected_at !== null && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          <Trans>Its counter went back: there may be a copy. If you are not sure why, replace it.</Trans>
        </Alert>
      )}
      {!passkey.is_usable && (
        <Alert color="gray">
          <Trans>
            It was made for {passkey.domain} and does not work at this address. Remove it, and add a new one.
          </Trans>
        </Alert>
      )}
    </Stack>
  );
}
