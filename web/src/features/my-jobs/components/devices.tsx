import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PushDevice, PushDevices } from '@/contract';
import { ownFingerprintQuery, pushDevicesQuery, switchOff, switchOn, tryDevice } from '@/push/devices';
import { type PushSupport, pushSupport } from '@/push/subscription';
import { Problem } from '@/http/problem';
import { ErrorPanel } from '@/ui/error-panel';
import { RelativeTime } from '@/ui/relative-time';
import { RowsSkeleton } from '@/ui/skeletons';
import { toastDone, toastFailed } from '@/ui/toast';
import classes from './my-jobs.module.css';

/** On which devices one hears of news at once, beside the mails. */
export function Devices() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(pushDevicesQuery);
  return (
    <section aria-labelledby="devices">
      <Title order={2} id="devices" mb="sm">
        <Trans>News on your devices</Trans>
      </Title>
      <Text size="sm" mb="sm">
        <Trans>
          Beside the mail, a device can tell you that there is news of an application. It names the employer
          and nothing else, so it may be read on a locked screen.
        </Trans>
      </Text>
      {error !== null ? (
        <ErrorPanel error={error} what={t`Your devices`} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton rows={1} />
      ) : (
        <Own devices={data} />
      )}
    </section>
  );
}

function Own({ devices }: { devices: PushDevices }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data: own } = useQuery(ownFingerprintQuery);
  const [support, setSupport] = useState(pushSupport);
  const changed = () => client.invalidateQueries({ queryKey: ['push-devices'] });
  const switching = useMutation({
    mutationFn: (device: PushDevice | undefined) =>
      device === undefined ? switchOn(devices.public_key) : switchOff({ id: device.id, own: true }),
    onSuccess: async (_, device) => {
      await changed();
      if (device === undefined) toastDone(t`This device tells you of news from now on.`);
      else toastDone(t`This device tells you of nothing any more.`);
    },
    onError: async (failure, device) => {
      await changed();
      const now = pushSupport();
      setSupport(now);
      // What the browser forbids stands on the page, with how to change it.
      if (now !== 'here') return;
      if (device !== undefined) toastFailed(t`Nothing changed`, failure);
      else toastFailed(t`This device was not switched on`, byBrowser(failure) ?? failure);
    },
  });
  const here = devices.items.find(({ fingerprint }) => fingerprint === own);
  const isFull = here === undefined && devices.items.length >= devices.most;
  return (
    <Stack gap="sm">
      <div>
        <Switch
          label={t`Tell me of news on this device`}
          aria-describedby={support !== 'here' || isFull ? 'why-not' : undefined}
          checked={here !== undefined}
          disabled={support !== 'here' || isFull || switching.isPending}
          onChange={() => switching.mutate(here)}
        />
        {(support !== 'here' || isFull) && (
          <Text size="sm" mt={6} id="why-not">
            {support !== 'here' ? (
              <WhyNot support={support} />
            ) : (
              <Trans>More than {devices.most} are not possible: remove one first.</Trans>
            )}
          </Text>
        )}
      </div>
      {devices.items.length > 0 && (
        <Stack component="ul" p={0} m={0} gap="sm" className={classes.list} aria-label={t`Your devices`}>
          {devices.items.map((device) => (
            <li key={device.id}>
              <Device device={device} own={device === here} />
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** What a browser's own refusal means; null for one of the server. */
const byBrowser = (failure: unknown): Problem | null =>
  failure instanceof DOMException
    ? new Problem(0, {
        code: 'browser',
        detail:
          failure.name === 'NotAllowedError'
            ? t`Your browser was not allowed to show notifications. Switch it on again, and choose “Allow” when it asks.`
            : t`Your browser does not reach its push service just now. Try again later.`,
      })
    : null;

function WhyNot({ support }: { support: Exclude<PushSupport, 'here'> }) {
  switch (support) {
    case 'denied':
      return (
        <Trans>
          Your browser does not let this site show notifications. To change that, open what it says of this
          site (the sign beside its address, or the settings of the app), allow notifications, and load this
          page again.
        </Trans>
      );
    case 'install':
      return (
        <Trans>
          On an iPhone or iPad this works once the portal is an app: tap the button for sharing in your
          browser, then “Add to Home Screen”, and open this page there.
        </Trans>
      );
    case 'insecure':
      return <Trans>Browsers allow this over https only, and this page came without it.</Trans>;
    case 'browser':
      return (
        <Trans>This browser cannot show news that comes while it is closed. The mails come anyway.</Trans>
      );
  }
}

function Device({ device, own }: { device: PushDevice; own: boolean }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const changed = () => client.invalidateQueries({ queryKey: ['push-devices'] });
  const removing = useMutation({
    mutationFn: switchOff,
    onSuccess: async () => {
      await changed();
      toastDone(t`The device is removed.`);
    },
    onError: async (failure) => {
      await changed();
      toastFailed(t`Nothing changed`, failure);
    },
  });
  const trying = useMutation({
    mutationFn: tryDevice,
    onSuccess: async (outcome) => {
      await changed();
      const said: Record<typeof outcome, string> = {
        taken: t`The test is on its way to the device.`,
        gone: t`The device takes no news any more, so it was removed. Switch it on again there.`,
        refused: t`Its push service refused the test. Remove the device and switch it on again there.`,
        later: t`Its push service cannot be reached just now. Try again in some minutes.`,
      };
      toastDone(said[outcome]);
    },
    onError: (failure) => toastFailed(t`The test was not sent`, failure),
  });
  const name = device.program === '' ? t`A browser` : device.program;
  return (
    <Card component="article" aria-label={name} padding="sm">
      <Group justify="space-between" gap="xs">
        <Group gap="sm" wrap="nowrap" miw={0} flex="1 1 220px">
          <IconDeviceMobile size={20} stroke={1.6} className={classes.state} aria-hidden />
          <div>
            <Group gap={6}>
              <Text fw={550}>{name}</Text>
              {own && (
                <Badge color="spruce">
                  <Trans>This device</Trans>
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed">
              <Trans>
                last used <RelativeTime at={device.seen_at} />
              </Trans>
              {device.pushed_at !== null && (
                <>
                  {' · '}
                  <Trans>
                    last reached <RelativeTime at={device.pushed_at} />
                  </Trans>
                </>
              )}
            </Text>
            {device.problem !== '' && (
              <Text size="xs">
                <Trans>
                  The last news did not get there. If that goes on, remove the device and switch it on again.
                </Trans>
              </Text>
            )}
          </div>
        </Group>
        <Group gap={4} ml="auto">
          <Button
            size="xs"
            variant="subtle"
            aria-label={t`Send a test to ${name}`}
            loading={trying.isPending}
            onClick={() => trying.mutate(device.id)}
          >
            <Trans>Send a test</Trans>
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={t`Remove ${name}`}
            loading={removing.isPending}
            onClick={() => removing.mutate({ id: device.id, own })}
          >
            <Trans>Remove</Trans>
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
