create table fdforge.work_note (
  id         uuid        not null unique,
  kind       text        not null,
  key        text        not null,
  assignee   text,
  note       bytea,
  actor      text        not null,
  at         timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  primary key (kind, key)
);
comment on table fdforge.work_note is 'Who sees to something that waits for a person, and what they wrote about it. What waits stands elsewhere.';
comment on column fdforge.work_note.note is 'Sealed under the installation''s key: people write what they like.';
comment on column fdforge.work_note.settled_at is 'Somebody said that nothing is left to do, of what nothing else would settle.';
create index borrower_task_open on fdforge.borrower_task (asked_at) where done_at is null;
create index partner_notice_failed on fdforge.partner_notice (at) where state = 'FAILED' and due_at is null;

insert into fdforge.catalogue (kind, code, version, definition)
values ('retention', 'work-notes', 1, jsonb_build_object('code', 'work-notes', 'days', 365, 'state', 'ACTIVE'));
