-- Run once in the database "supervisor": one schema and one login role per service, no right on
-- another's schema. @…@ are replaced by generated passwords.
create role catalog login password '@CATALOG_PASSWORD@';
create role install login password '@INSTALL_PASSWORD@';
create role scheduler login password '@SCHEDULER_PASSWORD@';
create role namespace login password '@NAMESPACE_PASSWORD@';
create role identity login password '@IDENTITY_PASSWORD@';

create schema catalog authorization catalog;
create schema install authorization install;
create schema scheduler authorization scheduler;
create schema namespace authorization namespace;
create schema identity authorization identity;

alter role catalog set search_path = catalog;
alter role install set search_path = install;
alter role scheduler set search_path = scheduler;
alter role namespace set search_path = namespace;
alter role identity set search_path = identity;

revoke all on schema public from public;
