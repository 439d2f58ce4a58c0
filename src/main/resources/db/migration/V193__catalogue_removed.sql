-- What was never used may be taken out again. The row stays, so that versions only grow and nothing is numbered twice.
alter table fdforge.catalogue add column removed boolean not null default false;
comment on column fdforge.catalogue.removed is 'It is not there any more; whoever makes one of the same code goes on from its version.';
