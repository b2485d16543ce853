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
  return (
    <Stack>
      <Stack gap={4} component="fieldset" className={classes.fieldset}>
        <Text component="legend" size="sm" fw={500}>
          Pay
        </Text>
        <Group gap="xs" align="flex-start">
          <NumberInput
            aria-label="Pay"
            placeholder="Amount"
            min={0}
            thousandSeparator
            hideControls
            w={140}
            {...form.getInputProps('amount')}
          />
          <Select
            aria-label="Currency of the pay"
            data={currencies}
            allowDeselect={false}
            searchable
            w={100}
            {...form.getInputProps('currency')}
          />
          <Select
            aria-label="Paid for"
            data={payPeriods}
            allowDeselect={false}
            w={120}
            {...form.getInputProps('period')}
          />
        </Group>
      </Stack>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label="First day of work" type="date" {...form.getInputProps('start_date')} />
        <TextInput
          label="Last day to accept"
          type="date"
          description="Until the end of it, in your organization’s time zone."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('expires_on')}
        />
        <Select
          label="Employment"
          data={employmentTypes}
          allowDeselect={false}
          {...form.getInputProps('employment_type')}
        />
        <TextInput label="Place of work" maxLength={200} {...form.getInputProps('location')} />
        <TextInput label="Reports to" maxLength={200} {...form.getInputProps('reports_to')} />
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
        label="Private notes"
        description="For your team. Candidates never see them."
        autosize
        minRows={2}
        maxLength={20_000}
        {...form.getInputProps('private_notes')}
      />
    </Stack>
  );
}
