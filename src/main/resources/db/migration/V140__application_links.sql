create table fdforge.application_link (
  id             uuid primary key,
  application_id uuid not null references fdforge.application (id) on delete cascade,
  fingerprint    text not null
);
comment on table fdforge.application_link is 'Links to status pages that an edge gave while core was away: the id that was told, and a hash of the part that nobody can guess.';
create index application_link_application on fdforge.application_link (application_id);
