import { t } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Group, Stack, Text, Title } from '@mantine/core';
import type { ApprovalView } from '@/contract';
import { formatDateTime } from '@/format/dates';
import { StatusBadge } from '@/ui/status-badge';
import classes from './approval-details.module.css';
import { fieldLabel } from './field-label';

type Slot = ApprovalView['approval']['slots'][number];

const stateLabels: Record<Slot['state'], string> = {
  get later() {
    return t`Asked later`;
  },
  get asked() {
    return t`Waiting`;
  },
  get approved() {
    return t`Approved`;
  },
  get declined() {
    return t`Declined`;
  },
  get spared() {
    return t`Not needed any more`;
  },
};

/** What is to be approved, what changed in it, and who has decided or still has to. */
export function ApprovalDetails({ view, compact = false }: { view: ApprovalView; compact?: boolean }) {
  const { t } = useLingui();
  const { approval, changes } = view;
  return (
    <Stack gap="md">
      {approval.note !== '' && <blockquote className={classes.quote}>{approval.note}</blockquote>}
      {changes.length > 0 && (
        <div role="group" aria-label={t`What has changed`}>
          <Text fw={600} size="sm" mb={4}>
            <Trans>Changed since it was asked last</Trans>
          </Text>
          <dl className={classes.facts}>
            {changes.map((change) => (
              <Fact key={change.name} label={fieldLabel(change.label)}>
                <del className={classes.before}>{change.before || t`nothing`}</del>
                {' → '}
                <ins className={classes.after}>{change.after || t`nothing`}</ins>
              </Fact>
            ))}
          </dl>
        </div>
      )}
      {!compact && (
        <dl className={classes.facts}>
          {approval.fields.map((field) => (
            <Fact key={field.name} label={fieldLabel(field.label)}>
              {field.value || '–'}
            </Fact>
          ))}
        </dl>
      )}
      <Stack gap="sm">
        {approval.groups.map((group, index) => (
          <div key={group.name + String(index)} role="group" aria-label={group.name}>
            <Group gap={8}>
              <Title order={3} size="h5">
                {group.name}
              </Title>
              <Text size="xs" c="dimmed">
                <Trans>
                  <Plural value={group.needed} one="# approval" other="# approvals" /> needed
                </Trans>
              </Text>
            </Group>
            <ul className={classes.slots}>
              {approval.slots
                .filter((slot) => slot.group === index)
                .map((slot) => (
                  <SlotRow key={slot.position} slot={slot} />
                ))}
            </ul>
          </div>
        ))}
      </Stack>
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function SlotRow({ slot }: { slot: Slot }) {
  const { t } = useLingui();
  const decidedBy = slot.decided_by ?? null;
  const stoodIn = decidedBy !== null && decidedBy !== slot.member_id;
  const handedOn = decidedBy === null && slot.assignee_id !== slot.member_id;
  return (
    <li>
      <Group gap={8}>
        <StatusBadge status={slot.state} label={stateLabels[slot.state]} />
        <Text size="sm">{decidedBy === null ? slot.assignee_name : slot.decided_by_name}</Text>
        {(stoodIn || handedOn) && (
          <Text size="xs" c="dimmed">
            <Trans>for {slot.member_name}</Trans>
          </Text>
        )}
        {typeof slot.decided_at === 'string' && (
          <Text size="xs" c="dimmed">
            {formatDateTime(slot.decided_at)}
            {slot.via === 'mail_link' && t`, by mail link`}
          </Text>
        )}
      </Group>
      {slot.comment !== undefined && slot.comment !== '' && (
        <Text size="sm" component="blockquote" className={classes.quote} mt={4}>
          {slot.comment}
        </Text>
      )}
    </li>
  );
}
