-- Events that wait for the broker. A row leaves only after the broker's acknowledgement.
create table outbox_row (
  seq            bigint generated always as identity primary key,
  id             uuid        not null unique,
  topic          text        not null,
  key            text        not null,
  type           text        not null,
  version        bigint      not null,
  payload        text        not null,
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text        not null,
  occurred_at    timestamptz not null
);

-- The last version given to an aggregate on a topic: 1, 2, 3 … without a gap.
-- The row lock of the update also makes commit order equal to seq order for one key.
create table outbox_version (
  topic   text   not null,
  key     text   not null,
  version bigint not null,
  primary key (topic, key)
);

create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_table_schema || '_outbox', '');
  return null;
end $$;

create trigger outbox_row_notify after insert on outbox_row
  for each statement execute function outbox_notify();

-- Events already handled, and the highest version seen of each aggregate.
create table inbox_row (
  consumer   text        not null,
  source     text        not null,
  event_id   text        not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, source, event_id)
);

create index inbox_row_handled_at on inbox_row (handled_at);

create table inbox_version (
  consumer text   not null,
  topic    text   not null,
  key      text   not null,
  version  bigint not null,
  primary key (consumer, topic, key)
);
