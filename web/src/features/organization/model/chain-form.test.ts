import { expect, test } from 'vitest';
import { chainInput, draftOfChain, newGroup, validateChain } from './chain-form';

test('an empty chain says what is missing', () => {
  expect(validateChain(draftOfChain(null))).toEqual({
    name: 'Give the chain a name.',
    'groups.0.member_ids': 'Choose who is in this group.',
  });
});

test('no more approvals can be needed than there are approvers', () => {
  const two = { ...newGroup(1), member_ids: ['a', 'b'] };
  const draft = {
    ...draftOfChain(null),
    name: ' Headcount ',
    groups: [{ ...two, needed: 3 }],
  };
  expect(validateChain(draft)).toEqual({ 'groups.0.needed': 'Between 1 and 2 of this group can be needed.' });
  expect(validateChain({ ...draft, groups: [{ ...two, needed: 2 }] })).toEqual({});
});

test('what is sent is trimmed and has numbers', () => {
  const draft = { ...draftOfChain(null), name: ' Headcount ', remind_after_days: '' };
  expect(chainInput(draft)).toMatchObject({ name: 'Headcount', remind_after_days: 0 });
});
