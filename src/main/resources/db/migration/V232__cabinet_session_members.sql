-- Who was signed in: the person as it was then. Sessions from before this last on.
alter table fdforge.cabinet_session add column members uuid[];
comment on column fdforge.cabinet_session.members is 'All borrowers that were the person when it was opened; with others it is none any more.';
