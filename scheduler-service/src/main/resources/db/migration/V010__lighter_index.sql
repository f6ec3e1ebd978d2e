-- A slot that no pod has needs no place in an index of pods.
alter table reservation drop constraint reservation_pod_uid_key;
create unique index reservation_pod_uid on reservation (pod_uid) where pod_uid is not null;
