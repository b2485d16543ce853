import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NumberInput, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { LetterTemplate } from '@/contract';
import { currencies, employmentTypes, payPeriods } from '@/format/employment';
import type { OfferDraft } from '../model/offer-form';
import classes from './offers.module.css';

interface OfferFieldsProps {
  form: UseFormReturnType<OfferDraft>;
  fields: LetterTemplate['fields'];
}

/** The terms of an offer, those of its template included. */
export function OfferFields({ form, fields }: OfferFieldsProps) {
  const { t } = useLingui();
  return (
    <Stack>
      <Stack gap={4} component="fieldset" className={classes.fieldset}>
        <Text component="legend" size="sm" fw={500}>
          <Trans>Pay</Trans>
        </Text>
        <Group gap="xs" align="flex-start">
          <NumberInput
            aria-label={t`Pay`}
            placeholder={t`Amount`}
            min={0}
            thousandSeparator
            hideControls
            w={140}
            {...form.getInputProps('amount')}
          />
          <Select
            aria-label={t`Currency of the pay`}
            data={currencies}
            allowDeselect={false}
            searchable
            w={100}
            {...form.getInputProps('currency')}
          />
          <Select
            aria-label={t`Paid for`}
            data={payPeriods}
            allowDeselect={false}
            w={120}
            {...form.getInputProps('period')}
          />
        </Group>
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t`First day of work`} type="date" {...form.getInputProps('start_date')} />
        <TextInput
          label={t`Last day to accept`}
          type="date"
          description={t`Until the end of it, in your organization’s time zone.`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('expires_on')}
        />
        <Select
          label={t`Employment`}
          data={employmentTypes}
          allowDeselect={false}
          {...form.getInputProps('employment_type')}
        />
        <TextInput label={t`Place of work`} maxLength={200} {...form.getInputProps('location')} />
        <TextInput label={t`Reports to`} maxLength={200} {...form.getInputProps('reports_to')} />
        {fields.map((field) => (
          <TextInput
            key={field.key}
            label={field.label}
            type={field.kind === 'date' ? 'date' : 'text'}
            inputMode={field.kind === 'number' ? 'decimal' : undefined}
            maxLength={500}
            error={form.errors[`values.${field.key}`]}
            value={form.values.values[field.key] ?? ''}
            onChange={(event) =>
              form.setFieldValue('values', {
                ...form.values.values,
                [field.key]: event.currentTarget.value,
              })
            }
          />
        ))}
      </SimpleGrid>
      <Textarea
        label={t`Private notes`}
        description={t`For your team. Candidates never see them.`}
        autosize
        minRows={2}
        maxLength={20_000}
        {...form.getInputProps('private_notes')}
      />
    </Stack>
  );
}
