-- The host that the pod of this slot left when that was emptied, and may be brought back to.
alter table reservation add column home text;
