-- How installs can be delivered to a Supervisor; null before it was looked at.
alter table supervisor
  add column delivery text;
