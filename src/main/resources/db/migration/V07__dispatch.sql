create table fdforge.routing (
  application  uuid        not null,
  round        int         not null,
  decision     text        not null,
  version      int         not null,
  mode         text        not null,
  evaluated_at timestamptz not null,
  budget_ms    bigint,
  deadline     timestamptz,
  wave         int         not null default 0,
  plan         jsonb       not null,
  primary key (application, round)
);
comment on table fdforge.routing is 'One row per round of routing: the plan, with a reason for every partner of the directory.';
comment on column fdforge.routing.wave is 'The wave sent last, 0 before the first.';

create table fdforge.dispatch (
  id              uuid        primary key,
  application     uuid        not null,
  partner         text        not null,
  partner_version int         not null,
  round           int         not null,
  wave            int         not null,
  mode            text        not null,
  reference       text        not null unique,
  test            boolean     not null,
  min_price       numeric,
  state           text        not null,
  due_at          timestamptz,
  lease_owner     text,
  attempt         int         not null,
  created_at      timestamptz not null,
  decide_by       timestamptz not null,
  deadline        timestamptz,
  heard           text        not null default '',
  outcome         text,
  conflict        boolean     not null default false,
  winner          boolean     not null default false,
  reason_code     text,
  price           numeric,
  answer          bytea,
  decided_at      timestamptz
);
create index dispatch_application on fdforge.dispatch (application);
create index dispatch_due on fdforge.dispatch (due_at) where due_at is not null;
comment on table fdforge.dispatch is 'The durable work item of one application at one partner in one round.';
comment on column fdforge.dispatch.due_at is 'When somebody has to look again. READY: send; SENDING: the lease ran out; WAITING: the decision is overdue. Null when closed.';
comment on column fdforge.dispatch.heard is 'Every word heard so far; outcome and conflict follow from this set whatever the order.';
comment on column fdforge.dispatch.answer is 'Sealed under the borrower''s key: the partner''s own words.';

create table fdforge.offer (
  id              uuid        primary key,
  application     uuid        not null,
  dispatch        uuid        not null,
  partner         text        not null,
  position        int         not null,
  amount          numeric     not null,
  currency        text        not null,
  term_months     int,
  apr             numeric,
  monthly_payment numeric,
  total_payable   numeric,
  certainty       numeric,
  redirect_url    bytea,
  expires_at      timestamptz,
  received_at     timestamptz not null
);
create index offer_application on fdforge.offer (application);
comment on column fdforge.offer.redirect_url is 'Sealed under the borrower''s key: such addresses often carry personal tokens.';

create table fdforge.inbox (
  id          uuid        primary key,
  partner     text        not null,
  event       text        not null,
  dispatch    uuid,
  application uuid,
  state       text        not null,
  outcome     text,
  reason      text,
  raw         bytea       not null,
  received_at timestamptz not null,
  unique (partner, event)
);
create index inbox_state on fdforge.inbox (state, id);
comment on table fdforge.inbox is 'Callbacks of partners, each event once. raw is sealed: under the borrower''s key when the application is known, else under the installation''s.';
