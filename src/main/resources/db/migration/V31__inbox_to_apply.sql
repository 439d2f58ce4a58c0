-- An answer that can't be applied now is kept, and applied by whoever looks next.
alter table fdforge.inbox add column answer bytea, add column due_at timestamptz,
  add column attempts int not null default 0;
create index inbox_to_apply on fdforge.inbox (due_at) where state = 'TO_APPLY';
create index inbox_application on fdforge.inbox (application, id) where application is not null;
comment on column fdforge.inbox.answer is 'While TO_APPLY: what is to be applied, sealed under the borrower''s key.';
comment on column fdforge.inbox.due_at is 'While TO_APPLY: when it is tried again.';
