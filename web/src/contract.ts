export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total?: number;
  total_capped?: boolean;
}
export interface Membership {
  organization_id: string;
  name: string;
  slug: string;
  role: string;
}
export interface Me {
  user: {
    id: string;
    email: string;
    full_name: string;
    locale: string;
    time_zone: string;
    email_verified: boolean;
  };
  organization: null | {
    id: string;
    name: string;
    slug: string;
    role: string;
    time_zone: string;
    locale: string;
    brand: { primary_color: string | null; logo_url: string | null };
  };
  permissions: string[];
  memberships: Membership[];
  is_platform_admin: boolean;
  features: { dev_mail: boolean };
}
export interface Session {
  id: string;
  created_at: string;
  last_seen_at: string;
  ip: string;
  user_agent: string;
  kind: string;
  current: boolean;
}
export interface InvitationLookup {
  organization_name: string;
  email: string;
  role: string;
  expires_at: string;
  needs_account: boolean;
}
export interface OrganizationRow {
  id: string;
  name: string;
  slug: string;
  status: string;
  created_at: string;
  members_count: number;
}
export interface PlatformHealth {
  database: string;
  broker: string;
  worker: string;
  outbox: { pending: number; oldest_seconds: number | null; dead: number };
}
export interface Organization {
  id: string;
  name: string;
  slug: string;
  status: string;
  time_zone: string;
  locale: string;
  tagline: string;
  about_html: string;
  website: string;
  brand: { primary_color: string; logo_file_id: string | null; logo_url: string | null };
  careers: { enabled: boolean; show_pay: boolean };
  mail_sender_name: string;
  privacy_notice_html: string;
  consent_version: number;
  version: number;
}
export interface Member {
  user_id: string;
  email: string;
  full_name: string;
  role: string;
  joined_at: string;
  last_seen_at: string | null;
  status: string;
}
export interface Role {
  name: string;
  label: string;
  permissions: string[];
}
export interface Invitation {
  id: string;
  email: string;
  role: string;
  status: string;
  expires_at: string;
  invited_by: string | null;
  created_at: string;
}
export interface TeamMember {
  user_id: string;
  full_name: string;
  role: string;
}
export interface Location {
  city: string | null;
  region: string | null;
  country: string | null;
}
export interface Pay {
  min_minor: number | null;
  max_minor: number | null;
  currency: string;
  period: string;
}
export interface Skill {
  name: string;
  required: boolean;
}
export interface QuestionOption {
  key: string;
  label: string;
}
export interface Knockout {
  operator: string;
  value: unknown;
}
export interface Question {
  id: string;
  kind: string;
  label: string;
  help: string | null;
  required: boolean;
  options: QuestionOption[];
  position: number;
  knockout: Knockout | null;
  shown_if: { question_id: string; equals: unknown } | null;
}
export interface Stage {
  key: string;
  name: string;
  kind: string;
}
export interface JobSummary {
  id: string;
  title: string;
  status: string;
  department: string | null;
  location: string | null;
  remote_policy: string;
  employment_type: string;
  openings: number;
  openings_filled: number;
  applications_count: number;
  applications_new_count: number;
  published_at: string | null;
  updated_at: string;
  hiring_team: TeamMember[];
}
export interface Job {
  id: string;
  title: string;
  status: string;
  department: string | null;
  locations: Location[];
  remote_policy: string;
  employment_type: string;
  pay: Pay | null;
  description_html: string;
  skills: Skill[];
  questions: Question[];
  openings: number;
  openings_filled: number;
  hiring_team: TeamMember[];
  workflow: { id: string; version: number; stages: Stage[] };
  public_url: string | null;
  warnings: { code: string; message: string }[];
  close_reason: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  published_at: string | null;
  allowed_actions: string[];
}
export interface JobInput {
  title: string;
  department: string | null;
  locations: Location[];
  remote_policy: string;
  employment_type: string;
  pay: Pay | null;
  description_html: string;
  skills: Skill[];
  questions: Question[];
  openings: number;
  hiring_team: { user_id: string; role: string }[];
  workflow_id?: string;
}
export interface Workflow {
  id: string;
  name: string;
  is_default: boolean;
  version: number;
  stages: (Stage & { position: number })[];
  moves: { from: string; to: string }[];
}
export interface RejectionReason {
  id: string;
  label: string;
  code: string;
  active: boolean;
}
export interface ApplicationSummary {
  id: string;
  job_id: string;
  job_title: string;
  candidate: { id: string; full_name: string; email: string };
  stage: Stage;
  stage_entered_at: string;
  applied_at: string;
  source: string;
  status: string;
  assignees: { user_id: string; full_name: string }[];
  has_resume: boolean;
  knocked_out: boolean;
  version: number;
}
export interface Board {
  columns: { stage: Stage; count: number; items: ApplicationSummary[]; next_cursor: string | null }[];
  job: { id: string; title: string; status: string };
}
export interface Move {
  to_stage: string;
  name: string;
  kind: string;
  needs_reason: boolean;
}
export interface Answer {
  question_id: string;
  label: string;
  kind: string;
  value: unknown;
  display: string;
  knocked_out: boolean;
}
export interface ApplicationFile {
  file_id: string;
  filename: string;
  content_type: string;
  size: number;
  preview: 'pdf' | 'image' | 'text' | 'none';
  text_status: string;
}
export interface AllowedActions {
  moves: Move[];
  can_reject: boolean;
  can_reopen: boolean;
  can_withdraw: boolean;
  can_note: boolean;
  can_assign: boolean;
  undo: { transition_id: string; until: string } | null;
}
export interface ApplicationState {
  id: string;
  job_id: string;
  job_title: string;
  status: string;
  stage: Stage;
  stage_entered_at: string;
  applied_at: string;
  source: string;
  knocked_out: boolean;
  version: number;
  allowed_actions: AllowedActions;
}
export interface Application extends ApplicationState {
  candidate: {
    id: string;
    full_name: string;
    email: string;
    phone: string;
    location: string;
    headline: string;
    links: { url: string; label: string }[];
  };
  answers: Answer[];
  cover_note: string;
  assignees: { user_id: string; full_name: string }[];
  resume: ApplicationFile | null;
  files: ApplicationFile[];
}
export interface Transition {
  id: string;
  kind: string;
  from_stage: Stage | null;
  to_stage: Stage;
  at: string;
  by: { kind: string; user_id: string | null; name: string };
  reason: string;
  note: string;
  undone: boolean;
  undo_until: string;
}
export interface Moved extends ApplicationState {
  transition: Transition;
}
export interface BulkResult {
  results: {
    id: string;
    ok: boolean;
    code: string | null;
    detail: string | null;
    stage: Stage | null;
    version: number | null;
    transition_id: string | null;
  }[];
  succeeded: number;
  failed: number;
}

export interface TimelineItem {
  id: string;
  at: string;
  kind: string;
  actor: string;
  summary: string;
  detail: Record<string, unknown>;
}
export interface Note {
  id: string;
  application_id: string;
  body: string;
  author: { user_id: string; full_name: string };
  created_at: string;
  edited_at: string | null;
  visibility: string;
}
export interface MyApplication {
  id: string;
  organization: { name: string; slug: string };
  job: { id: string; title: string; public_url: string };
  stage: { name: string; kind: string };
  applied_at: string;
  updated_at: string;
  status: string;
  can_withdraw: boolean;
}
export interface CandidateRow {
  id: string;
  full_name: string;
  email: string;
  phone: string;
  location: string;
  headline: string;
  applications_count: number;
  last_applied_at: string | null;
  created_at: string;
}
export interface Candidate extends CandidateRow {
  links: { url: string; label: string }[];
  source_first: string;
  source_last: string;
  consents: { purpose: string; text_version: string; given_at: string }[];
  updated_at: string;
  version: number;
}
export interface NotificationItem {
  id: string;
  kind: string;
  title: string;
  body: string | null;
  link: string | null;
  created_at: string;
  read_at: string | null;
}
export interface Message {
  id: string;
  kind: string;
  subject: string;
  recipient: string;
  status: string;
  created_at: string;
  send_after: string | null;
  sent_at: string | null;
}
export interface AuditEntry {
  seq: number;
  at: string;
  actor: { kind: string; id: string | null; name: string };
  action: string;
  record_type: string;
  record_id: string | null;
  summary: string;
  changes: Record<string, { before: unknown; after: unknown }>;
  ip: string;
  request_id: string;
}
export interface AuditVerification {
  ok: boolean;
  entries: number;
  first_bad_seq: number | null;
  reason: string;
  checked_at: string;
}
