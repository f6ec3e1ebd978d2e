-- What pods may choose a host by, and what keeps them away, JSON.
alter table host
  add column labels text not null default '{}',
  add column taints text not null default '[]';
