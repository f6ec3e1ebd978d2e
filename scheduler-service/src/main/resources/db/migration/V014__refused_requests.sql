-- Requests whose last answer was a refusal, as they came: they are tried again when something has changed on their Supervisor.
create table refused_request (
  install        text primary key,
  supervisor     text        not null,
  generation     bigint      not null,
  event_id       text        not null,
  version        bigint      not null,
  correlation_id text        not null,
  causation_id   text        not null,
  traceparent    text        not null,
  data           text        not null,
  refused_at     timestamptz not null
);
