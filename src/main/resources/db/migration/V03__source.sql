create table fdforge.source (
  code            text  primary key,
  version         int   not null,
  key_hash        text  not null,
  callback_secret bytea,
  definition      jsonb not null
);
comment on column fdforge.source.key_hash is 'SHA-256 of the bearer key, lower-case hex; the key itself is kept nowhere.';
comment on column fdforge.source.callback_secret is 'Sealed under the keyset.';
