import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Badge, Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CustomRole, CustomRoles, Role, RoleDetails } from '@/contract';
import { humanize, midSentence } from '@/format/words';
import { useCan } from '@/session/can';
import type { Permission } from '@/session/permissions';
import { ErrorPanel } from '@/ui/error-panel';
import { RowsSkeleton } from '@/ui/skeletons';
import { customRolesQuery, rolesQuery } from '../api/get-roles';
import { differences } from '../model/bundle';
import { RemoveRoleDialog } from './remove-role-dialog';
import { roleDescriptions } from './role-descriptions';
import { RoleDialog, type RoleModel } from './role-dialog';
import { RoleMatrix } from './role-matrix';

/** The built-in roles and the organization's own: what each allows, and who holds it. */
export function RolesPanel() {
  const { t } = useLingui();
  const builtIn = useQuery(rolesQuery);
  const own = useQuery(customRolesQuery);
  const manages = useCan('members:manage');
  const [view, setView] = useState('list');
  const [editing, setEditing] = useState<RoleModel | null>(null);
  const [removing, setRemoving] = useState<CustomRole | null>(null);
  const error = builtIn.error ?? own.error;
  if (error !== null)
    return (
      <ErrorPanel
        error={error}
        what={t`The roles`}
        onRetry={() => {
          void builtIn.refetch();
          void own.refetch();
        }}
      />
    );
  if (builtIn.data === undefined || own.data === undefined) return <RowsSkeleton rows={4} height={90} />;
  const roles = builtIn.data.items;
  const duplicate = (base: Role, name: string, permissions: readonly string[]) =>
    setEditing({ role: null, base, name, description: '', permissions: permissions as Permission[] });
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t`How the roles are shown`}
          data={[
            { value: 'list', label: t`List` },
            { value: 'matrix', label: t`Compare` },
          ]}
          value={view}
          onChange={setView}
        />
        {manages && (
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() =>
              duplicate('recruiter', '', roles.find(({ name }) => name === 'recruiter')?.permissions ?? [])
            }
          >
            <Trans>New role</Trans>
          </Button>
        )}
      </Group>
      {view === 'matrix' ? (
        <RoleMatrix builtIn={roles} own={own.data.items} />
      ) : (
        <>
          {own.data.items.map((role) => (
            <OwnRole
              key={role.id}
              role={role}
              base={roles.find(({ name }) => name === role.base_role)}
              actions={
                manages && (
                  <>
                    <Button
                      size="compact-sm"
                      variant="default"
                      leftSection={<IconPencil size={14} />}
                      aria-label={t`Edit “${role.name}”`}
                      onClick={() => setEditing({ ...role, role, base: role.base_role })}
                    >
                      <Trans>Edit</Trans>
                    </Button>
                    <DuplicateButton
                      name={role.name}
                      onClick={() => duplicate(role.base_role, t`Copy of ${role.name}`, role.permissions)}
                    />
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      color="red"
                      leftSection={<IconTrash size={14} />}
                      aria-label={t`Remove “${role.name}”`}
                      onClick={() => setRemoving(role)}
                    >
                      <Trans>Remove</Trans>
                    </Button>
                  </>
                )
              }
            />
          ))}
          {roles.map((role) => (
            <BuiltInRole
              key={role.name}
              role={role}
              held={own.data}
              actions={
                manages && (
                  <DuplicateButton
                    name={humanize(role.name)}
                    onClick={() => duplicate(role.name, t`Copy of ${humanize(role.name)}`, role.permissions)}
                  />
                )
              }
            />
          ))}
        </>
      )}
      {editing !== null && (
        <RoleDialog
          model={editing}
          builtIn={roles}
          vocabulary={builtIn.data.permissions}
          onClose={() => setEditing(null)}
        />
      )}
      {removing !== null && (
        <RemoveRoleDialog
          role={removing}
          builtIn={roles}
          own={own.data.items}
          onClose={() => setRemoving(null)}
        />
      )}
    </Stack>
  );
}

function DuplicateButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useLingui();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconCopy size={14} />}
      aria-label={t`Duplicate “${name}”`}
      onClick={onClick}
    >
      <Trans>Duplicate</Trans>
    </Button>
  );
}

function RoleCard(props: {
  name: string;
  badge?: ReactNode;
  description: string | undefined;
  actions: ReactNode;
  children: ReactNode;
}) {
  const { name, badge, description, actions, children } = props;
  return (
    <Card component="section" aria-label={name}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Group gap="xs">
          <Title order={2}>{name}</Title>
          {badge}
        </Group>
        {actions !== false && <Group gap={6}>{actions}</Group>}
      </Group>
      {description !== undefined && description !== '' && (
        <Text size="sm" c="dimmed" mt={4}>
          {description}
        </Text>
      )}
      <Group gap="md" mt="sm">
        {children}
      </Group>
    </Card>
  );
}

function Holders({ held, members }: { held: string; members: number }) {
  const { t } = useLingui();
  const told = t`${plural(members, { one: 'Held by # person', other: 'Held by # people' })}`;
  if (members === 0)
    return (
      <Text size="sm" c="dimmed">
        <Trans>Nobody holds it</Trans>
      </Text>
    );
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => <Link {...props} to="/app/members" search={{ view: 'members', held }} />}
    >
      {told}
    </Anchor>
  );
}

function BuiltInRole(props: { role: RoleDetails; held: CustomRoles; actions: ReactNode }) {
  const { role, held, actions } = props;
  return (
    <RoleCard
      name={humanize(role.name)}
      badge={
        <Badge color="gray">
          <Trans>Built in</Trans>
        </Badge>
      }
      description={roleDescriptions[role.name]}
      actions={actions}
    >
      <Holders held={role.name} members={held.built_in.find((one) => one.role === role.name)?.members ?? 0} />
    </RoleCard>
  );
}

function OwnRole(props: { role: CustomRole; base: RoleDetails | undefined; actions: ReactNode }) {
  const { t } = useLingui();
  const { role, base, actions } = props;
  const { added, left } = differences(base?.permissions ?? [], role.permissions);
  return (
    <RoleCard
      name={role.name}
      badge={
        <>
          <Badge color="gray">
            <Trans>From {midSentence(humanize(role.base_role))}</Trans>
          </Badge>
          {added.length > 0 && (
            <Badge color="spruce">
              {t`${plural(added.length, { one: '# permission more', other: '# permissions more' })}`}
            </Badge>
          )}
          {left.length > 0 && (
            <Badge color="gray">
              {t`${plural(left.length, { one: '# permission less', other: '# permissions less' })}`}
            </Badge>
          )}
        </>
      }
      description={role.description}
      actions={actions}
    >
      <Holders held={role.id} members={role.members} />
      {role.invitations > 0 && (
        <Anchor
          size="sm"
          renderRoot={(rest) => <Link {...rest} to="/app/members" search={{ view: 'invitations' }} />}
        >
          {t`${plural(role.invitations, { one: '# open invitation', other: '# open invitations' })}`}
        </Anchor>
      )}
    </RoleCard>
  );
}
