-- A slot that no pod has needs no place in an index of pods.
alter table reservation drop constraint reservation_pod_uid_key;
create unique index reservation_pod_uid on reservation (pod_uid) where pod_uid is not null;

-- Rows come in the order of their time: blocks of them are enough to find the old ones by.
drop index inbox_row_handled_at;
create index inbox_row_handled_at on inbox_row using brin (handled_at);
