-- What partners are told after they have an application: withdrawn, offer accepted, what they had asked for.
create table fdforge.partner_notice (
  id          uuid        primary key,
  application uuid        not null,
  dispatch    uuid        not null,
  partner     text        not null,
  kind        text        not null check (kind in ('RECALL', 'ACCEPT', 'REPLY')),
  about       uuid,
  state       text        not null check (state in ('WAITING', 'SENT', 'CONFIRMED', 'NOT_NEEDED', 'FAILED')),
  reason      text,
  tries       int         not null default 0,
  created_at  timestamptz not null default clock_timestamp(),
  at          timestamptz not null default clock_timestamp(),
  due_at      timestamptz
);
create index partner_notice_application on fdforge.partner_notice (application);
create index partner_notice_due on fdforge.partner_notice (due_at) where due_at is not null;
comment on table fdforge.partner_notice is 'One thing one partner is told, sent until it confirms; the id is its idempotency key. No personal value.';
comment on column fdforge.partner_notice.about is 'ACCEPT: the offer. Otherwise null.';
comment on column fdforge.partner_notice.state is 'WAITING: not at the partner as far as we know; SENT: it has it and does not confirm; FAILED: it could not be told, which is still tried while due_at is set.';
comment on column fdforge.partner_notice.due_at is 'When somebody has to look again; in the future while it is on its way. Null: nothing more is done.';

create table fdforge.offer_choice (
  application uuid        primary key,
  offer       uuid        not null,
  partner     text        not null,
  actor       text        not null,
  chosen_at   timestamptz not null default clock_timestamp(),
  followed_at timestamptz
);
comment on table fdforge.offer_choice is 'Which offer the borrower accepted; a row is never replaced.';
comment on column fdforge.offer_choice.followed_at is 'When the borrower first went on to the partner from here.';
