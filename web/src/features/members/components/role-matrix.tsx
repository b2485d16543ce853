import { Trans, useLingui } from '@lingui/react/macro';
import { ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconCheck, IconMinus, IconPlus, IconSearch } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { CustomRole, RoleDetails } from '@/contract';
import { humanize } from '@/format/words';
import { matchingAreas, permissionSentences } from '../model/permission-areas';
import classes from './role-matrix.module.css';

interface Column {
  key: string;
  name: string;
  permissions: readonly string[];
  /** What the role is made from; nothing for a built-in one. */
  base?: readonly string[];
}

/** Each permission by role; what a role has beyond the one that it is made from stands out. */
export function RoleMatrix({ builtIn, own }: { builtIn: RoleDetails[]; own: CustomRole[] }) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const columns: Column[] = [
    ...own.map((role) => ({
      key: role.id,
      name: role.name,
      permissions: role.permissions,
      base: builtIn.find(({ name }) => name === role.base_role)?.permissions ?? [],
    })),
    ...builtIn.map((role) => ({
      key: role.name,
      name: humanize(role.name),
      permissions: role.permissions,
    })),
  ];
  const areas = matchingAreas(text);
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        aria-label={t`Search permissions`}
        placeholder={t`Search permissions`}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={360}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed">
        <Trans>Marked: where one of your own roles differs from the built-in one that it is made from.</Trans>
      </Text>
      <ScrollArea viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t`Permissions by role` }}>
        <Table className={classes.matrix} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.permission}>
                <Trans>Permission</Trans>
              </Table.Th>
              {columns.map(({ key, name }) => (
                <Table.Th key={key} className={classes.role}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {areas.map((area) => (
              <Fragment key={area.key}>
                <Table.Tr>
                  <Table.Th colSpan={columns.length + 1} scope="colgroup" className={classes.area}>
                    {area.label}
                  </Table.Th>
                </Table.Tr>
                {area.permissions.map((permission) => (
                  <Table.Tr key={permission}>
                    <Table.Th scope="row" className={classes.permission}>
                      {permissionSentences[permission]}
                    </Table.Th>
                    {columns.map((column) => (
                      <Cell key={column.key} column={column} permission={permission} />
                    ))}
                  </Table.Tr>
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {areas.length === 0 && (
        <Text c="dimmed">
          <Trans>No permission says “{text}”.</Trans>
        </Text>
      )}
    </Stack>
  );
}

function Cell({ column, permission }: { column: Column; permission: string }) {
  const { t } = useLingui();
  const allowed = column.permissions.includes(permission);
  const usual = column.base?.includes(permission) ?? allowed;
  if (allowed && usual)
    return (
      <Table.Td className={classes.cell}>
        <IconCheck size={16} role="img" aria-label={t`Yes`} />
      </Table.Td>
    );
  if (allowed)
    return (
      <Table.Td className={classes.cell} data-differs="added">
        <IconPlus size={16} role="img" aria-label={t`Yes, added`} />
      </Table.Td>
    );
  if (usual)
    return (
      <Table.Td className={classes.cell} data-differs="left">
        <IconMinus size={16} role="img" aria-label={t`No, left out`} />
      </Table.Td>
    );
  return <Table.Td className={classes.cell} aria-label={t`No`} />;
}
