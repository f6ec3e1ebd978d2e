-- Why a decision is as it is, JSON.
alter table placement
  add column reasons text not null
  default '{"refused":"","rejections":[],"remedies":[],"choices":[]}';
create index placement_epoch on placement (install, epoch);
