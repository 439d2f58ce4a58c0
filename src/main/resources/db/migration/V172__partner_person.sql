create table fdforge.partner_person (
  partner     text        not null,
  mark        bytea       not null,
  application uuid        not null,
  at          timestamptz not null,
  primary key (partner, mark, application)
);
create index partner_person_application on fdforge.partner_person (application);
comment on table fdforge.partner_person is 'Who was sent to a partner that takes people once in so many days: blind indexes of tax id, phone and e-mail. Stays after an erasure, and tells nobody anything.';
