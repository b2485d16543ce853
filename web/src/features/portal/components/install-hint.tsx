import { Trans } from '@lingui/react/macro';
import { Button, Card, Text, Title } from '@mantine/core';
import { IconDeviceMobileDown } from '@tabler/icons-react';
import { installsByHand, useInstall } from '@/offline/install';

/** How these pages become an application of the device, where its browser can do that. */
export function InstallHint() {
  const install = useInstall();
  if (install === null && !installsByHand()) return null;
  return (
    <Card component="section" aria-labelledby="install" mt="lg">
      <Title order={2} size="h3" id="install" mb={4}>
        <Trans>Keep it on this device</Trans>
      </Title>
      <Text size="sm" mb={install === null ? 0 : 'sm'}>
        <Trans>
          As an app, your applications are one tap away and can be read without a connection, as they were
          last seen. What is kept goes when you sign out.
        </Trans>
      </Text>
      {install === null ? (
        <Text size="sm" mt="xs">
          <Trans>Tap the button for sharing in your browser, then “Add to Home Screen”.</Trans>
        </Text>
      ) : (
        <Button
          variant="default"
          leftSection={<IconDeviceMobileDown size={16} />}
          onClick={() => void install()}
        >
          <Trans>Install as an app</Trans>
        </Button>
      )}
    </Card>
  );
}
