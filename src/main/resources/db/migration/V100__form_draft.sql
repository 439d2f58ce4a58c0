-- What will be published next of a form; versions of published forms are in the catalogue.
create table fdforge.form_draft (
  key      text        primary key,
  revision int         not null,
  draft    jsonb,
  at       timestamptz not null,
  actor    text        not null
);
comment on column fdforge.form_draft.draft is 'Null when it was published or discarded: the revision goes on, so that no entity tag comes twice.';
