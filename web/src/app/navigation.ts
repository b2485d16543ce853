import { t } from '@lingui/core/macro';
import {
  IconBriefcase,
  IconBuildingCommunity,
  IconCalendarWeek,
  IconChartBar,
  IconCircleCheck,
  IconClipboardList,
  IconFileSearch,
  IconFileText,
  IconHeartbeat,
  IconHome,
  IconListCheck,
  IconMessages,
  IconSettings,
  IconStack2,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { Me } from '@/contract';
import { settingsPermissions } from '@/features/organization/model/sections';
import type { Permission } from '@/session/permissions';

export interface Destination {
  to: NonNullable<LinkProps['to']>;
  label: string;
  icon: typeof IconHome;
  /** The second key after `g`. */
  key?: string;
  group: 'work' | 'organization' | 'platform';
  exact?: boolean;
}

const may = (me: Me, permission: Permission) => me.permissions.includes(permission);

/** The places a person may go to, in the order of the sidebar. */
export const destinationsOf = (me: Me): Destination[] => {
  const places: (Destination | false)[] = [];
  if (me.organization !== null)
    places.push(
      { to: '/app', label: t`Today`, icon: IconHome, key: 't', group: 'work', exact: true },
      may(me, 'applications:read') && {
        to: '/app/triage',
        label: t`Triage`,
        icon: IconListCheck,
        key: 'q',
        group: 'work',
      },
      may(me, 'jobs:read') && {
        to: '/app/jobs',
        label: t`Jobs`,
        icon: IconBriefcase,
        key: 'j',
        group: 'work',
      },
      { to: '/app/applications', label: t`Applications`, icon: IconClipboardList, key: 'a', group: 'work' },
      may(me, 'candidates:read') && {
        to: '/app/candidates',
        label: t`Candidates`,
        icon: IconUsers,
        key: 'c',
        group: 'work',
      },
      (may(me, 'interviews:read') || may(me, 'interviews:read_assigned')) && {
        to: '/app/interviews',
        label: t`Interviews`,
        icon: IconMessages,
        key: 'i',
        group: 'work',
      },
      (may(me, 'interviews:read') || may(me, 'interviews:read_assigned')) && {
        to: '/app/calendar',
        label: t`Calendar`,
        icon: IconCalendarWeek,
        key: 'w',
        group: 'work',
      },
      may(me, 'approvals:decide') && {
        to: '/app/approvals',
        label: t`Approvals`,
        icon: IconCircleCheck,
        key: 'p',
        group: 'work',
      },
      may(me, 'offers:read') && {
        to: '/app/offers',
        label: t`Offers`,
        icon: IconFileText,
        key: 'f',
        group: 'work',
      },
      (may(me, 'applications:read') || may(me, 'candidates:update')) && {
        to: '/app/operations',
        label: t`Operations`,
        icon: IconStack2,
        key: 'x',
        group: 'work',
      },
      (may(me, 'reports:read') || may(me, 'reports:read_own_jobs')) && {
        to: '/app/reports',
        label: t`Reports`,
        icon: IconChartBar,
        key: 'r',
        group: 'work',
      },
      may(me, 'members:read') && {
        to: '/app/members',
        label: t`Members`,
        icon: IconUsersGroup,
        key: 'm',
        group: 'organization',
      },
      settingsPermissions.some((permission) => may(me, permission)) && {
        to: '/app/settings',
        label: t`Settings`,
        icon: IconSettings,
        key: 's',
        group: 'organization',
      },
      may(me, 'audit:read') && {
        to: '/app/audit',
        label: t`Audit log`,
        icon: IconFileSearch,
        key: 'l',
        group: 'organization',
      },
    );
  if (me.is_platform_admin)
    places.push(
      {
        to: '/app/platform',
        label: t`Organizations`,
        icon: IconBuildingCommunity,
        key: 'o',
        group: 'platform',
        exact: true,
      },
      {
        to: '/app/platform/health',
        label: t`System health`,
        icon: IconHeartbeat,
        key: 'h',
        group: 'platform',
      },
    );
  return places.filter((place) => place !== false);
};
