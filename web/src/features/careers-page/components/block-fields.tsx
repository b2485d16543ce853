import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Fieldset, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { PageBlock, PageBlockItem } from '@/contract';
import { RichTextField } from '@/ui/rich-text-field';
import { changedAt, emptyItem, moved, without } from '../model/blocks';
import classes from './careers-page.module.css';
import { PictureField } from './picture-field';

interface BlockFieldsProps {
  block: PageBlock;
  /** How refusals name this block. */
  path: string;
  errors: Record<string, string>;
  onChange: (change: Partial<PageBlock>) => void;
  onRebuild: (change: Partial<PageBlock>) => void;
}

/** The fields that a kind of block has. */
export function BlockFields({ block, path, errors, onChange, onRebuild }: BlockFieldsProps) {
  const { t } = useLingui();
  const { kind } = block;
  const picture = (
    <PictureField
      picture={block.picture}
      path={`${path}.picture`}
      errors={errors}
      onChange={(next) => onChange({ picture: next })}
    />
  );
  return (
    <Stack gap="sm">
      <TextInput
        label={kind === 'hero' ? t`Headline` : t`Heading`}
        placeholder={kind === 'hero' ? t`Care that comes to you` : undefined}
        description={kind === 'jobs' ? t`Empty: “Open jobs”.` : undefined}
        maxLength={200}
        value={block.heading}
        error={errors[`${path}.heading`]}
        onChange={(event) => onChange({ heading: event.currentTarget.value })}
      />
      {!['text', 'faq'].includes(kind) && (
        <Textarea
          label={kind === 'hero' ? t`Sentence below` : t`Introduction`}
          autosize
          minRows={2}
          maxLength={2000}
          value={block.text}
          error={errors[`${path}.text`]}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      {kind === 'hero' && (
        <TextInput
          label={t`Button`}
          description={t`Leads to the list. Empty: “See open jobs”.`}
          maxLength={60}
          value={block.button}
          onChange={(event) => onChange({ button: event.currentTarget.value })}
        />
      )}
      {kind === 'text' && (
        <RichTextField
          label={t`Text`}
          value={block.html}
          error={errors[`${path}.html`]}
          onChange={(html) => onChange({ html })}
          minHeight={120}
        />
      )}
      {(kind === 'hero' || kind === 'text') && picture}
      {kind === 'departments' && (
        <Text size="sm" c="dimmed">
          <Trans>Filled in from your open jobs. It is left out while there are none.</Trans>
        </Text>
      )}
      {kind === 'locations' && (
        <Text size="sm" c="dimmed">
          <Trans>Filled in from the places of your open jobs. It is left out while there are none.</Trans>
        </Text>
      )}
      {(kind === 'people' || kind === 'benefits' || kind === 'faq') && (
        <Items block={block} path={path} errors={errors} onChange={onChange} onRebuild={onRebuild} />
      )}
    </Stack>
  );
}

function Items({ block, path, errors, onChange, onRebuild }: BlockFieldsProps) {
  const { t } = useLingui();
  const { items } = block;
  const add = { people: t`Add a person`, benefits: t`Add a benefit`, faq: t`Add a question` }[
    block.kind as 'people' | 'benefits' | 'faq'
  ];
  return (
    <Stack gap="sm">
      {items.map((item, index) => {
        const number = index + 1;
        return (
          <Fieldset
            // Entries have no names of their own; moving one moves all of its words.
            key={index}
            legend={item.title === '' ? t`Entry ${number}` : item.title}
            p="sm"
          >
            <Stack gap="sm">
              <ItemFields
                kind={block.kind}
                item={item}
                path={`${path}.items.${index}`}
                errors={errors}
                onChange={(change) => onChange({ items: changedAt(items, index, change) })}
              />
              <Group gap={2} justify="flex-end">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={40}
                  className={classes.mover}
                  disabled={index === 0}
                  aria-label={t`Move entry ${number} up`}
                  onClick={() => onRebuild({ items: moved(items, index, index - 1) })}
                >
                  <IconArrowUp size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={40}
                  className={classes.mover}
                  disabled={number === items.length}
                  aria-label={t`Move entry ${number} down`}
                  onClick={() => onRebuild({ items: moved(items, index, number) })}
                >
                  <IconArrowDown size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size={40}
                  aria-label={t`Remove entry ${number}`}
                  onClick={() => onRebuild({ items: without(items, index) })}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      {errors[`${path}.items`] !== undefined && (
        <Text size="sm" c="red" role="alert">
          {errors[`${path}.items`]}
        </Text>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => onRebuild({ items: [...items, emptyItem()] })}
      >
        {add}
      </Button>
    </Stack>
  );
}

interface ItemFieldsProps {
  kind: PageBlock['kind'];
  item: PageBlockItem;
  path: string;
  errors: Record<string, string>;
  onChange: (change: Partial<PageBlockItem>) => void;
}

function ItemFields({ kind, item, path, errors, onChange }: ItemFieldsProps) {
  const { t } = useLingui();
  const title = { people: t`Name`, benefits: t`Benefit`, faq: t`Question` }[
    kind as 'people' | 'benefits' | 'faq'
  ];
  return (
    <>
      <TextInput
        label={title}
        maxLength={200}
        value={item.title}
        error={errors[`${path}.title`]}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      {kind === 'people' && (
        <TextInput
          label={t`Role`}
          maxLength={200}
          value={item.subtitle}
          onChange={(event) => onChange({ subtitle: event.currentTarget.value })}
        />
      )}
      {kind === 'faq' ? (
        <RichTextField
          label={t`Answer`}
          value={item.html}
          error={errors[`${path}.html`]}
          onChange={(html) => onChange({ html })}
          minHeight={80}
        />
      ) : (
        <Textarea
          label={kind === 'people' ? t`What they say` : t`In a sentence`}
          autosize
          minRows={2}
          maxLength={2000}
          value={item.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      {kind === 'people' && (
        <PictureField
          picture={item.picture}
          path={`${path}.picture`}
          errors={errors}
          onChange={(picture) => onChange({ picture })}
        />
      )}
    </>
  );
}
