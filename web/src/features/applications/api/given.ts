import { giveBackGiven, takeOverGiven } from '@/client';
import type { GivenValue } from '@/contract';

const of = (id: string, field: GivenValue['field']) => ({
  path: { application_id: id, given_field: field },
});

export const takeOver = (id: string, field: GivenValue['field']) => takeOverGiven(of(id, field));

export const giveBack = (id: string, field: GivenValue['field']) => giveBackGiven(of(id, field));
