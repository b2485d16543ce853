import { createCustomField, removeCustomField, updateCustomField } from '@/client';
import type { FieldKind } from '@/contract';
import { ifMatch } from '@/http/preconditions';

export const addField = (body: { label: string; kind: FieldKind; options: string[] }) =>
  createCustomField({ body: { ...body, record_type: 'candidate' } });

export const changeField = (
  id: string,
  version: number,
  body: { label?: string; active?: boolean; options?: { key?: string; label: string }[] },
) => updateCustomField({ path: { field_id: id }, body, headers: ifMatch(version) });

export const deleteField = (id: string) => removeCustomField({ path: { field_id: id } });
