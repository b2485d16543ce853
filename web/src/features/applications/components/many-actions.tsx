import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu, Modal } from '@mantine/core';
import {
  IconArrowsMove,
  IconBriefcase,
  IconDots,
  IconFileExport,
  IconMail,
  IconTag,
  IconUserCheck,
  IconUsersGroup,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ApplicationSummary } from '@/contract';
import type { Permission } from '@/session/permissions';
import { useMe } from '@/session/use-me';
import type { Placed } from '@/table/columns';
import { MailMany } from '@/writing/mail-many';
import { followOperation } from '@/operations/follow-operation';
import type { MoveMap } from '../model/board';
import type { Many } from '../model/many';
import { ExportApplications } from './export-applications';
import { AddManyForm, AssignManyForm, PoolManyForm, TagManyForm } from './many-forms';
import { MoveManyForm } from './move-many-form';

type Ask = 'move' | 'mail' | 'assign' | 'tag' | 'pool' | 'job' | 'export';

interface Choice {
  id: Ask;
  label: string;
  title: (who: string) => string;
  needs: Permission;
  icon: ReactNode;
}

const choices: Choice[] = [
  {
    id: 'mail',
    get label() {
      return t`Write a message…`;
    },
    title: (who) => t`Write about ${who}`,
    needs: 'messages:send',
    icon: <IconMail size={15} />,
  },
  {
    id: 'assign',
    get label() {
      return t`Assign…`;
    },
    title: (who) => t`Ask somebody to assess ${who}`,
    needs: 'applications:assign',
    icon: <IconUserCheck size={15} />,
  },
  {
    id: 'tag',
    get label() {
      return t`Tags…`;
    },
    title: (who) => t`Tags of the candidates of ${who}`,
    needs: 'candidates:update',
    icon: <IconTag size={15} />,
  },
  {
    id: 'pool',
    get label() {
      return t`Talent pool…`;
    },
    title: (who) => t`Put the candidates of ${who} into a pool`,
    needs: 'candidates:update',
    icon: <IconUsersGroup size={15} />,
  },
  {
    id: 'job',
    get label() {
      return t`Add to another job…`;
    },
    title: (who) => t`Consider the candidates of ${who} for another job`,
    needs: 'applications:advance',
    icon: <IconBriefcase size={15} />,
  },
  {
    id: 'export',
    get label() {
      return t`Export…`;
    },
    title: (who) => t`Export ${who}`,
    needs: 'applications:read',
    icon: <IconFileExport size={15} />,
  },
];

interface ManyActionsProps {
  many: Many;
  /** Given where all selected are of one job and moving goes through the background, too. */
  workflow?: MoveMap;
  /** The columns of the list, which are those of a file to begin with. */
  shown?: readonly Placed<ApplicationSummary>[];
  onStarted: () => void;
}

/** What is done with many in the background. */
export function ManyActions({ many, workflow, shown, onStarted }: ManyActionsProps) {
  const { t } = useLingui();
  const me = useMe();
  const [asking, setAsking] = useState<Ask | null>(null);
  const close = () => setAsking(null);
  const started = () => {
    close();
    onStarted();
  };
  const who = t`${plural(many.count, { one: '# application', other: '# applications' })}`;
  const form = { many, onStarted: started, onClose: close };
  const title = choices.find((choice) => choice.id === asking)?.title(who) ?? t`Move ${who}`;
  return (
    <>
      {workflow !== undefined && (
        <Button size="xs" leftSection={<IconArrowsMove size={15} />} onClick={() => setAsking('move')}>
          <Trans>Move…</Trans>
        </Button>
      )}
      <Menu position="top-end">
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconDots size={15} />}>
            <Trans>More</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices
            .filter((choice) => me.permissions.includes(choice.needs))
            .map((choice) => (
              <Menu.Item key={choice.id} leftSection={choice.icon} onClick={() => setAsking(choice.id)}>
                {choice.label}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {asking === 'mail' && (
        <MailMany
          to={{ of: 'application', selection: many.selection }}
          title={title}
          onStarted={(operation) => {
            followOperation(operation);
            started();
          }}
          onClose={close}
        />
      )}
      <Modal opened={asking !== null && asking !== 'mail'} onClose={close} title={title}>
        {asking === 'move' && <MoveManyForm {...form} stages={workflow?.stages ?? []} />}
        {asking === 'assign' && <AssignManyForm {...form} />}
        {asking === 'tag' && <TagManyForm {...form} />}
        {asking === 'pool' && <PoolManyForm {...form} />}
        {asking === 'job' && <AddManyForm {...form} />}
        {asking === 'export' && <ExportApplications {...form} shown={shown} />}
      </Modal>
    </>
  );
}
