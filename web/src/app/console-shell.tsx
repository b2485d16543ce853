import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ActionIcon,
  AppShell,
  Drawer,
  Group,
  Kbd,
  NavLink,
  Stack,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { NotificationBell } from '@/features/notifications/components/notification-bell';
import { listen, printedKeys } from '@/keyboard/registry';
import { ShortcutMap } from '@/keyboard/shortcut-map';
import { useShortcuts } from '@/keyboard/use-shortcuts';
import { useMe } from '@/session/use-me';
import { usePhone } from '@/ui/use-phone';
import { AccountMenu } from './account-menu';
import { CommandPalette } from './command-palette';
import classes from './console-shell.module.css';
import { LiveIndicator } from './live-indicator';
import { type Destination, destinationsOf } from './navigation';
import { OrganizationSwitcher } from './organization-switcher';

const groupLabels = {
  work: '',
  get organization() {
    return t`Organization`;
  },
  get platform() {
    return t`Platform`;
  },
};

/** Sidebar on a desk, bottom bar on a phone; the command palette and the keyboard map on both. */
export function ConsoleShell() {
  const { t } = useLingui();
  const me = useMe();
  const destinations = destinationsOf(me);
  const navigate = useNavigate();
  const phone = usePhone();
  const [mapOpened, map] = useDisclosure(false);
  const [moreOpened, more] = useDisclosure(false);
  const [paletteOpened, palette] = useDisclosure(false);
  // There before the next key, however fast one types.
  const openPalette = () => {
    flushSync(palette.open);
  };

  useEffect(listen, []);
  useShortcuts([
    { keys: '?', label: t`Show what the keys do`, group: t`Everywhere`, run: map.open },
    {
      keys: 'mod+k',
      label: t`Search and commands`,
      group: t`Everywhere`,
      inFields: true,
      run: openPalette,
    },
    ...destinations.flatMap((place) =>
      place.key === undefined
        ? []
        : [
            {
              keys: `g ${place.key}`,
              label: t`Go to ${place.label}`,
              group: t`Everywhere`,
              run: () => void navigate({ to: place.to }),
            },
          ],
    ),
  ]);

  const inBar = destinations.slice(0, 4);
  return (
    <AppShell
      layout="alt"
      header={{ height: 52, collapsed: !phone }}
      footer={{ height: 60, collapsed: !phone }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: true } }}
      withBorder={false}
    >
      <a href="#main" className="rc-skip-link">
        <Trans>Skip to the content</Trans>
      </a>
      {phone && (
        <AppShell.Header className={classes.header}>
          <OrganizationSwitcher compact />
          <Group gap={4} wrap="nowrap">
            <ActionIcon size="lg" aria-label={t`Search and commands`} onClick={openPalette}>
              <IconSearch size={20} />
            </ActionIcon>
            <NotificationBell />
          </Group>
        </AppShell.Header>
      )}

      {!phone && (
        <AppShell.Navbar className={classes.sidebar}>
          <Group justify="space-between" wrap="nowrap" className={classes.brand}>
            <OrganizationSwitcher />
            <NotificationBell />
          </Group>
          <UnstyledButton className={classes.search} onClick={openPalette}>
            <IconSearch size={15} aria-hidden />
            <span>
              <Trans>Search</Trans>
            </span>
            <Kbd size="xs">{printedKeys('mod+k')[0]?.join(' ')}</Kbd>
          </UnstyledButton>
          <nav aria-label={t`Console`} className={classes.nav}>
            <Places destinations={destinations} />
          </nav>
          <div className={classes.foot}>
            <LiveIndicator />
            <AccountMenu onKeyboard={map.open} />
          </div>
        </AppShell.Navbar>
      )}

      <AppShell.Main className={classes.main} id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>

      {phone && (
        <AppShell.Footer className={classes.bar}>
          <nav aria-label={t`Console`} className={classes.barItems}>
            {inBar.map((place) => (
              <Link
                key={place.to}
                to={place.to}
                className={classes.barItem}
                activeOptions={{ exact: place.exact === true }}
              >
                <place.icon size={21} stroke={1.7} aria-hidden />
                {place.label}
              </Link>
            ))}
            <UnstyledButton className={classes.barItem} onClick={more.open}>
              <IconMenu2 size={21} stroke={1.7} aria-hidden />
              <Trans>More</Trans>
            </UnstyledButton>
          </nav>
        </AppShell.Footer>
      )}

      <Drawer opened={moreOpened && phone} onClose={more.close} position="bottom" title={t`More`} size="auto">
        <Stack gap="md" pb="md">
          <nav aria-label={t`More of the console`}>
            <Places destinations={destinations.slice(4)} onGo={more.close} />
          </nav>
          <LiveIndicator />
          <AccountMenu onKeyboard={map.open} onGo={more.close} />
        </Stack>
      </Drawer>

      <CommandPalette
        opened={paletteOpened}
        onClose={palette.close}
        destinations={destinations}
        onKeyboard={map.open}
      />
      <ShortcutMap opened={mapOpened} onClose={map.close} />
    </AppShell>
  );
}

function Places({ destinations, onGo }: { destinations: Destination[]; onGo?: () => void }) {
  const groups = [...new Set(destinations.map((place) => place.group))];
  return groups.map((group) => (
    <div key={group} className={classes.group}>
      {groupLabels[group] !== '' && (
        <Text className={classes.groupLabel} size="xs" c="dimmed">
          {groupLabels[group]}
        </Text>
      )}
      {destinations
        .filter((place) => place.group === group)
        .map((place) => (
          <NavLink
            key={place.to}
            renderRoot={(props) => (
              <Link
                {...props}
                to={place.to}
                activeOptions={{ exact: place.exact === true, includeSearch: false }}
                onClick={onGo}
              />
            )}
            label={place.label}
            leftSection={<place.icon size={18} stroke={1.7} aria-hidden />}
            className={classes.link}
          />
        ))}
    </div>
  ));
}
