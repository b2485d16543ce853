import { t } from '@lingui/core/macro';
import type { ApprovalChain, ApprovalChainInput } from '@/contract';

export interface GroupDraft {
  key: string;
  name: string;
  member_ids: string[];
  needed: number | string;
}

export interface ChainDraft extends Record<string, unknown> {
  name: string;
  kind: 'job' | 'offer' | 'ai_interview_template';
  sequence: 'ordered' | 'parallel';
  departments: string[];
  groups: GroupDraft[];
  remind_after_days: number | string;
  allows_own: boolean;
  active: boolean;
}

let made = 0;
export const newGroup = (number: number): GroupDraft => ({
  key: `new-${String((made += 1))}`,
  name: t`Group ${String(number)}`,
  member_ids: [],
  needed: 1,
});

export const draftOfChain = (chain: ApprovalChain | null): ChainDraft =>
  chain === null
    ? {
        name: '',
        kind: 'job',
        sequence: 'ordered',
        departments: [],
        groups: [newGroup(1)],
        remind_after_days: 2,
        allows_own: false,
        active: true,
      }
    : {
        name: chain.name,
        kind: chain.kind,
        sequence: chain.sequence,
        departments: chain.departments,
        groups: chain.groups.map((group, index) => ({
          key: String(index),
          name: group.name,
          member_ids: group.members.map((member) => member.user_id),
          needed: group.needed,
        })),
        remind_after_days: chain.remind_after_days,
        allows_own: chain.allows_own,
        active: chain.active,
      };

/** An emptied number field holds text; a number is asked for again then. */
const whole = (value: number | string, otherwise: number) => (typeof value === 'number' ? value : otherwise);

export const chainInput = (draft: ChainDraft): ApprovalChainInput => ({
  name: draft.name.trim(),
  kind: draft.kind,
  sequence: draft.sequence,
  departments: draft.departments,
  groups: draft.groups.map((group) => ({
    name: group.name.trim(),
    member_ids: group.member_ids,
    needed: whole(group.needed, 1),
  })),
  remind_after_days: whole(draft.remind_after_days, 0),
  allows_own: draft.allows_own,
  active: draft.active,
});

export const validateChain = (draft: ChainDraft): Record<string, string> => {
  const faults: Record<string, string> = {};
  if (draft.name.trim() === '') faults.name = t`Give the chain a name.`;
  draft.groups.forEach((group, index) => {
    const at = `groups.${String(index)}`;
    if (group.name.trim() === '') faults[`${at}.name`] = t`Give the group a name.`;
    if (group.member_ids.length === 0) faults[`${at}.member_ids`] = t`Choose who is in this group.`;
    else if (whole(group.needed, 0) < 1 || whole(group.needed, 0) > group.member_ids.length)
      faults[`${at}.needed`] =
        t`Between 1 and ${String(group.member_ids.length)} of this group can be needed.`;
  });
  return faults;
};
