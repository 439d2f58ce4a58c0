create table fdforge.alert (
  id         uuid        primary key,
  kind       text        not null,
  subject    text        not null,
  text       text        not null,
  raised_at  timestamptz not null default clock_timestamp(),
  cleared_at timestamptz
);
create unique index alert_standing on fdforge.alert (kind, subject) where cleared_at is null;
create index alert_cleared on fdforge.alert (cleared_at);
comment on table fdforge.alert is 'What was amiss: raised once, cleared when it was over. Codes and numbers, nothing personal. Kept 90 days.';

create table fdforge.alert_turn (
  one boolean     primary key default true check (one),
  at  timestamptz not null
);
comment on table fdforge.alert_turn is 'When a node last looked for what may be amiss: whoever moves it on looks.';
insert into fdforge.alert_turn (at) values ('-infinity');
