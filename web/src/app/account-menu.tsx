import { Trans, useLingui } from '@lingui/react/macro';
import {
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMailbox,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
  IconUserHeart,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { humanize } from '@/format/words';
import { useSignOut } from '@/session/use-sign-out';
import { useMe } from '@/session/use-me';
import { PersonAvatar } from '@/ui/person-avatar';
import classes from './console-shell.module.css';

/** Who is signed in, how it looks, and the way out. */
interface AccountMenuProps {
  onKeyboard?: () => void;
  onGo?: () => void;
  /** Only the face, where there is no room for the name. */
  compact?: boolean;
}

export function AccountMenu({ onKeyboard, onGo, compact = false }: AccountMenuProps) {
  const { t } = useLingui();
  const me = useMe();
  const signOut = useSignOut();
  const role = me.organization?.role ?? (me.is_platform_admin ? 'platform_admin' : 'candidate');
  return (
    <Menu position="top-start" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <VisuallyHidden>{compact ? t`Account ${me.user.full_name}` : t`Account`}</VisuallyHidden>
          <PersonAvatar name={me.user.full_name} size={30} />
          <span className={classes.switcherText} hidden={compact}>
            <Text size="sm" fw={550} truncate component="span" display="block">
              {me.user.full_name}
            </Text>
            <Text size="xs" c="dimmed" truncate component="span" display="block">
              {me.organization?.role_name === undefined || me.organization.role_name === ''
                ? humanize(role)
                : me.organization.role_name}
            </Text>
          </span>
          {!compact && <IconSelector size={16} aria-hidden />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.user.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle size={16} />}
          renderRoot={(props) => (
            <Link
              {...props}
              to={me.organization === null && !me.is_platform_admin ? '/portal/account' : '/app/account'}
            />
          )}
          onClick={onGo}
        >
          <Trans>Your account</Trans>
        </Menu.Item>
        {me.organization !== null && (
          <Menu.Item
            leftSection={<IconUserHeart size={16} />}
            renderRoot={(props) => <Link {...props} to="/portal" />}
            onClick={onGo}
          >
            <Trans>Your own applications</Trans>
          </Menu.Item>
        )}
        {onKeyboard !== undefined && (
          <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={onKeyboard}>
            <Trans>Keyboard</Trans>
          </Menu.Item>
        )}
        {me.features.dev_mail && (
          <Menu.Item leftSection={<IconMailbox size={16} />} component="a" href="/dev/mail" target="_blank">
            <Trans>Local mailbox</Trans>
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>
          <Trans>Appearance</Trans>
        </Menu.Label>
        <ColorSchemeControl />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ColorSchemeControl() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choice = (icon: React.ReactNode, label: string) => (
    <span style={{ display: 'flex', gap: 5, alignItems: 'center', justifyContent: 'center' }}>
      {icon}
      {label}
    </span>
  );
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t`Appearance`}
      value={colorScheme}
      onChange={(value) => setColorScheme(value)}
      data={[
        { value: 'light', label: choice(<IconSun size={14} aria-hidden />, t`Light`) },
        { value: 'dark', label: choice(<IconMoon size={14} aria-hidden />, t`Dark`) },
        { value: 'auto', label: choice(<IconDeviceDesktop size={14} aria-hidden />, t`Auto`) },
      ]}
    />
  );
}
