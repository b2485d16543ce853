import { Trans } from '@lingui/react/macro';
import { Anchor, AppShell, Button, Group, Text } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listen } from '@/keyboard/registry';
import { useMe } from '@/session/use-me';
import { BrandMark } from '@/ui/brand';
import { usePhone } from '@/ui/use-phone';
import { AccountMenu } from './account-menu';
import { PortalNav } from './portal-nav';
import classes from './portal-shell.module.css';

/** The candidate's side: few things, much air. */
export function PortalShell() {
  const me = useMe();
  useEffect(listen, []);
  const phone = usePhone();
  const worksHere = me.organization !== null || me.is_platform_admin;
  return (
    <AppShell header={{ height: 60 }} withBorder={false}>
      <a href="#main" className="rc-skip-link">
        <Trans>Skip to the content</Trans>
      </a>
      <AppShell.Header className={classes.header}>
        <Anchor underline="never" c="inherit" renderRoot={(props) => <Link {...props} to="/portal" />}>
          <Group gap={10} wrap="nowrap">
            <BrandMark size={28} />
            <Text fw={660}>Rolecall</Text>
          </Group>
        </Anchor>
        <Group gap="xs" wrap="nowrap">
          {worksHere && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconLayoutKanban size={15} />}
              renderRoot={(props) => <Link {...props} to="/app" />}
            >
              <Trans>Console</Trans>
            </Button>
          )}
          <div className={classes.account}>
            <AccountMenu compact={phone} />
          </div>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <PortalNav />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
