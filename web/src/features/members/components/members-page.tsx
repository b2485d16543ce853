import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '@/directory/api/get-members';
import { Can } from '@/session/can';
import { Page } from '@/ui/page';
import { InvitationsTable } from './invitations-table';
import { InviteDialog } from './invite-dialog';
import { MembersTable } from './members-table';
import { RolesPanel } from './roles-panel';

export type MembersView = 'members' | 'invitations' | 'roles';

export function MembersPage(props: {
  view: MembersView;
  /** The role whose holders are shown: a built-in one's name, or the id of one of the organization's own. */
  held: string | undefined;
  onView: (view: MembersView) => void;
}) {
  const { view, held, onView } = props;
  const { t } = useLingui();
  const { data } = useQuery(membersQuery);
  const [inviting, dialog] = useDisclosure(false);
  return (
    <Page
      title={t`Members`}
      description={
        data === undefined
          ? undefined
          : t`${plural(data.items.length, { one: '# person', other: '# people' })}`
      }
      actions={
        <Can do="invitations:manage">
          <Button leftSection={<IconUserPlus size={16} />} onClick={dialog.open}>
            <Trans>Invite</Trans>
          </Button>
        </Can>
      }
    >
      <Tabs
        value={view}
        onChange={(value) => onView((value ?? 'members') as MembersView)}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="members">
            <Trans>Members</Trans>
          </Tabs.Tab>
          <Can do="invitations:manage">
            <Tabs.Tab value="invitations">
              <Trans>Invitations</Trans>
            </Tabs.Tab>
          </Can>
          <Tabs.Tab value="roles">
            <Trans>Roles</Trans>
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MembersTable held={held} onAll={() => onView('members')} />
        </Tabs.Panel>
        <Can do="invitations:manage">
          <Tabs.Panel value="invitations">
            <InvitationsTable onInvite={dialog.open} />
          </Tabs.Panel>
        </Can>
        <Tabs.Panel value="roles">
          <RolesPanel />
        </Tabs.Panel>
      </Tabs>
      <InviteDialog opened={inviting} onClose={dialog.close} onInvited={() => onView('invitations')} />
    </Page>
  );
}
