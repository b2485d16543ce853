import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { humanize } from '@/format/words';
import { switchOrganization } from '@/session/api/switch-organization';
import { startAfresh } from '@/session/start-afresh';
import { useMe } from '@/session/use-me';
import { BrandMark } from '@/ui/brand';
import { toastFailed } from '@/ui/toast';
import classes from './console-shell.module.css';

/** Which organization one works in; a menu only for those who belong to several. */
export function OrganizationSwitcher({ compact = false }: { compact?: boolean }) {
  const { t } = useLingui();
  const me = useMe();
  const change = useMutation({
    mutationFn: switchOrganization,
    onSuccess: () => startAfresh('/app'),
    onError: (error) => toastFailed(t`Still in the same organization`, error),
  });
  const name = me.organization?.name ?? (me.is_platform_admin ? t`Platform` : 'Rolecall');
  const face = (
    <>
      <Logo url={me.organization?.brand.logo_url ?? null} />
      <Text className={classes.switcherText} fw={620} size={compact ? 'md' : 'sm'} truncate component="span">
        {name}
      </Text>
    </>
  );
  if (me.memberships.length < 2) return <div className={classes.switcher}>{face}</div>;
  return (
    <Menu position="bottom-start" width={250}>
      <Menu.Target>
        <UnstyledButton className={classes.switcher}>
          <VisuallyHidden>
            <Trans>Organization</Trans>
          </VisuallyHidden>
          {face}
          <IconSelector size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Trans>Your organizations</Trans>
        </Menu.Label>
        {me.memberships.map((membership) => (
          <Menu.Item
            key={membership.organization_id}
            rightSection={
              membership.organization_id === me.organization?.id ? (
                <IconCheck size={15} aria-label={t`current`} />
              ) : null
            }
            onClick={() => change.mutate(membership.organization_id)}
          >
            {membership.name}
            <Text size="xs" c="dimmed">
              {membership.role_name !== ''
                ? membership.role_name
                : membership.has_own_role
                  ? t`A role of its own`
                  : humanize(membership.role)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The organization's logo, or Rolecall's mark where there is none or it does not load. */
function Logo({ url }: { url: string | null }) {
  const [failed, setFailed] = useState(false);
  if (url === null || failed) return <BrandMark size={26} />;
  return <img src={url} alt="" className={classes.logo} onError={() => setFailed(true)} />;
}
