-- The namespaces of a Supervisor, by whose labels pods choose other pods: labels by name, JSON.
create table known_namespaces (
  supervisor text primary key,
  labels     text not null
);
