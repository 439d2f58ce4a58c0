create table fdforge.decision_draft (
  id         uuid        primary key,
  decision   text        not null,
  base       int         not null,
  xml        text        not null,
  note       text,
  author     text        not null,
  created_at timestamptz not null default clock_timestamp(),
  state      text        not null default 'OPEN',
  settled_by text,
  settled_at timestamptz,
  version    int
);
create index decision_draft_open on fdforge.decision_draft (decision, id) where state = 'OPEN';
comment on table fdforge.decision_draft is 'The next version of a decision, as somebody would have it; one that was published names its version.';
comment on column fdforge.decision_draft.base is 'The version that was live when it was written.';

create table fdforge.deployment_note (
  deployment text        primary key,
  actor      text        not null,
  note       text,
  at         timestamptz not null default clock_timestamp()
);
comment on table fdforge.deployment_note is 'Who brought a deployment of the engine, and why; written in its own transaction.';
