-- A session of a user. The id a client holds is not stored, only its keyed digest.
create table session (
  digest         text primary key,
  user_name      text        not null,
  sealed_tokens  bytea       not null,
  created_at     timestamptz not null,
  last_accessed  timestamptz not null,
  revision       bigint      not null
);

create index session_last_accessed on session (last_accessed);

create table login_audit (
  id        uuid primary key,
  user_name text        not null,
  outcome   text        not null,
  at        timestamptz not null
);

create index login_audit_user on login_audit (user_name, at);
