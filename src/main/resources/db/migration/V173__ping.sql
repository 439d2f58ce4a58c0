create table fdforge.ping (
  id          uuid        primary key,
  application uuid        not null,
  round       int         not null,
  partner     text        not null,
  state       text        not null,
  attempt     int         not null,
  due_at      timestamptz,
  deadline    timestamptz not null,
  asked_at    timestamptz not null,
  answered_at timestamptz,
  bid         numeric,
  reason_code text
);
create index ping_application on fdforge.ping (application, round);
create index ping_due on fdforge.ping (due_at) where due_at is not null;
create index ping_partner on fdforge.ping (partner, asked_at);
comment on table fdforge.ping is 'Who was asked for a bid before anything personal was sent. OPEN: asked; DONE: answered, or given up; APPLIED: the round goes by it.';
comment on column fdforge.ping.due_at is 'When somebody has to look again. OPEN: whoever asked is gone; DONE: nobody has taken the round on.';
