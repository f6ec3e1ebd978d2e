-- Configs that were admitted, so that an install that went back shows the one it went back to.
create table admitted_config (
  install       text   not null,                 -- supervisor/service
  command_seq   bigint not null,
  sealed_config bytea  not null,
  primary key (install, command_seq)
);
insert into admitted_config select id, command_seq, sealed_config from admission where intent = 'INSTALL';
alter table admission add column config_seq bigint not null default 0;
update admission set config_seq = command_seq where intent = 'INSTALL';

-- What install-service asked for, and the answer it got: the same request gets the same answer.
create table decided_request (
  request     text primary key,
  accepted    boolean not null,
  command_seq bigint  not null,
  message     text    not null,
  decided_at  timestamptz not null default now()
);
