import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ProfileEvidence, ProfileField, ProfileItem } from '@/contract';
import { formatDate } from '@/format/dates';
import { useCan } from '@/session/can';
import classes from './profile.module.css';
import { fieldName, inWords, nameOf, unsureOf } from './words';

export interface ItemActions {
  onShow: (key: string, found: readonly ProfileEvidence[], stays: boolean) => void;
  onLeave: () => void;
  shown: string | null;
  onEdit: () => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
}

/** One position, school, skill …: each value leads to the words that it was read from. */
export function Item({ item, actions }: { item: ProfileItem; actions: ItemActions }) {
  const changes = useCan('candidates:update');
  const fields = item.fields.filter(({ name, values }) => values.length > 0 && name !== 'concept');
  const inline = fields.filter(({ name }) => name !== 'highlights' && item.section !== 'summary');
  const blocks = fields.filter((field) => !inline.includes(field));
  const isChip = item.section === 'skills';
  return (
    <li className={isChip ? classes.chip : classes.item} data-state={item.state}>
      <div className={classes.facts}>
        <div className={classes.values}>
          {inline.map((field) => (
            <FieldValue key={field.name} item={item} field={field} actions={actions} />
          ))}
        </div>
        {blocks.map((field) => (
          <FieldValue key={field.name} item={item} field={field} actions={actions} />
        ))}
        {item.at !== null && item.state !== 'read' && !isChip && (
          <Text size="xs" c="dimmed">
            {item.by_candidate ? (
              <Trans>Corrected by the candidate, {formatDate(item.at)}</Trans>
            ) : item.state === 'added' ? (
              <Trans>
                Added by {item.by_name}, {formatDate(item.at)}
              </Trans>
            ) : (
              <Trans>
                Changed by {item.by_name}, {formatDate(item.at)}
              </Trans>
            )}
          </Text>
        )}
      </div>
      {changes && <ItemMenu item={item} actions={actions} />}
    </li>
  );
}

interface FieldValueProps {
  item: ProfileItem;
  field: ProfileField;
  actions: ItemActions;
}

function FieldValue({ item, field, actions }: FieldValueProps) {
  const { t } = useLingui();
  const key = `${item.id}:${field.name}`;
  const label = fieldName(item.section, field.name);
  const many = field.values.length > 1 || field.name === 'highlights' || item.section === 'summary';
  const text = field.values.map((value) => inWords(field.name, value));
  const content = many ? (
    <ul className={classes.points}>
      {text.map((one, index) => (
        <li key={index}>{one}</li>
      ))}
    </ul>
  ) : (
    text[0]
  );
  const placed = field.read.filter(({ start }) => start !== null);
  const unsure = field.is_typed ? null : unsureOf(field.read);
  const byModel = !field.is_typed && field.read.some(({ by_model }) => by_model);
  const hint = byModel
    ? t`${label}, found by a language model: compare it with the résumé`
    : unsure !== null
      ? t`${label}, uncertain: about ${unsure} of 10 such values are right`
      : field.is_typed
        ? t`${label}, typed by hand`
        : label;
  // What stands nowhere leads nowhere.
  if (placed.length === 0)
    return (
      <Tooltip label={hint}>
        <span className={classes.plain} data-field={field.name} data-block={many || undefined}>
          {content}
        </span>
      </Tooltip>
    );
  return (
    <Tooltip label={hint} events={{ hover: true, focus: true, touch: false }}>
      <button
        type="button"
        className={classes.value}
        data-field={field.name}
        data-block={many || undefined}
        data-unsure={unsure !== null || byModel || undefined}
        data-by-model={byModel || undefined}
        data-typed={field.is_typed || undefined}
        aria-pressed={actions.shown === key}
        aria-label={`${text.join(', ')} – ${hint}. ${t`Show where it stands in the résumé`}`}
        onMouseEnter={() => actions.onShow(key, placed, false)}
        onMouseLeave={actions.onLeave}
        onFocus={() => actions.onShow(key, placed, false)}
        onBlur={actions.onLeave}
        onClick={() => actions.onShow(key, placed, true)}
      >
        {content}
      </button>
    </Tooltip>
  );
}

function ItemMenu({ item, actions }: { item: ProfileItem; actions: ItemActions }) {
  const { t } = useLingui();
  const name = nameOf(item);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t`Actions for “${name}”`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={actions.onEdit}>
          <Trans>Change</Trans>
        </Menu.Item>
        {actions.onUp !== undefined && (
          <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={actions.onUp}>
            <Trans>Move up</Trans>
          </Menu.Item>
        )}
        {actions.onDown !== undefined && (
          <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={actions.onDown}>
            <Trans>Move down</Trans>
          </Menu.Item>
        )}
        <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={actions.onRemove}>
          <Trans>Remove</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
