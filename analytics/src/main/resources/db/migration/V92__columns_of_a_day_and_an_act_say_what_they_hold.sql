-- Columns and stored values carry the names that the code has for them.

do $$
declare
  days text;
begin
  foreach days in array array['judged_day', 'replayed_day'] loop
    execute format('alter table %I rename column probability to confidence', days);
    execute format('alter table %I rename column transient to transient_probability', days);
    execute format('alter table %I rename column level to level_probability', days);
    execute format('alter table %I rename column slope to slope_probability', days);
    execute format('alter table %I rename column scale to transform', days);
    execute format('alter table %I rename column counts to is_count', days);
    execute format('alter table %I rename column wanting to readings_needed', days);
    execute format('alter table %I rename column score to normal_score', days);
    execute format(
      'update %I set transform = case transform
         when ''STRAIGHT'' then ''IDENTITY'' when ''LOG_LIKE'' then ''ASINH'' when ''LOG_ODDS'' then ''LOGIT'' end
       where transform is not null', days);
  end loop;
end
$$;

alter table alert rename column probability to confidence;

alter table pending_act drop constraint pending_act_what_check, drop constraint pending_act_check;
update pending_act set what = case what when 'LOOK_AFTER' then 'ACKNOWLEDGE' else 'DECLARE_NEW_NORMAL' end;
alter table pending_act
  add constraint pending_act_what_check check (what in ('ACKNOWLEDGE', 'DECLARE_NEW_NORMAL')),
  add constraint pending_act_owner_check check ((what = 'ACKNOWLEDGE') = (owner is not null));
