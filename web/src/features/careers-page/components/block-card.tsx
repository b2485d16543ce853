import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Card, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconChevronRight,
  IconEye,
  IconEyeOff,
  IconTrash,
} from '@tabler/icons-react';
import type { PageBlock } from '@/contract';
import { blockOf } from '../model/blocks';
import { kindWords } from '../model/kinds';
import { BlockFields } from './block-fields';
import classes from './careers-page.module.css';

interface BlockCardProps {
  block: PageBlock;
  index: number;
  count: number;
  errors: Record<string, string>;
  opened: boolean;
  onToggle: () => void;
  /** Words were typed. */
  onChange: (change: Partial<PageBlock>) => void;
  /** Something came or went, which can be taken back. */
  onRebuild: (change: Partial<PageBlock>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One block in the list: what it is, where it stands, and its fields when it is open. */
export function BlockCard(props: BlockCardProps) {
  const { t } = useLingui();
  const { block, index, count, errors, opened, onToggle, onChange, onRebuild, onMove, onRemove } = props;
  const { label } = kindWords(block.kind);
  const name = block.heading === '' ? label : block.heading;
  const faulty = Object.keys(errors).some((field) => blockOf(field) === index);
  const fields = `block-${block.id}`;
  const always = block.kind === 'jobs';
  return (
    <Card component="li" withBorder padding={0} className={block.hidden ? classes.hidden : undefined}>
      <Group wrap="nowrap" gap={2} pr={4}>
        <UnstyledButton
          className={classes.opener}
          onClick={onToggle}
          aria-expanded={opened}
          aria-controls={fields}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span className={classes.name}>
            <Text component="span" size="sm" fw={550} truncate display="block">
              {name}
            </Text>
            <Text component="span" size="xs" c="dimmed" display="block">
              {label}
            </Text>
          </span>
          {block.hidden && (
            <Badge size="sm" variant="light" color="gray" tt="none">
              <Trans>Hidden</Trans>
            </Badge>
          )}
          {faulty && (
            <Badge size="sm" variant="light" color="red" tt="none">
              <Trans>Needs a look</Trans>
            </Badge>
          )}
        </UnstyledButton>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          className={classes.mover}
          disabled={index === 0}
          aria-label={t`Move “${name}” up`}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={40}
          className={classes.mover}
          disabled={index === count - 1}
          aria-label={t`Move “${name}” down`}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        {!always && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={40}
              aria-label={block.hidden ? t`Show “${name}”` : t`Hide “${name}”`}
              onClick={() => onRebuild({ hidden: !block.hidden })}
            >
              {block.hidden ? <IconEyeOff size={18} aria-hidden /> : <IconEye size={18} aria-hidden />}
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              size={40}
              aria-label={t`Remove “${name}”`}
              onClick={onRemove}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </>
        )}
      </Group>
      <Collapse expanded={opened} id={fields}>
        {opened && (
          <div className={classes.fields}>
            <BlockFields
              block={block}
              path={`blocks.${index}`}
              errors={errors}
              onChange={onChange}
              onRebuild={onRebuild}
            />
          </div>
        )}
      </Collapse>
    </Card>
  );
}
