-- Columns and stored steps carry the names that the code has for them.

alter table judged_day rename column surprise to surprisal;
alter table replayed_day rename column surprise to surprisal;
alter table series_now rename column surprise to surprisal;
alter table alert rename column surprise to surprisal;
alter table alert rename column feeling to polarity;
alter table alert rename column holder to current_level;

drop index alert_climbs_once;
alter table alert drop constraint alert_state_check;

update alert set state = 'RECOVERED' where state = 'RETURNED';
update alert set state = 'RETRACTED' where state = 'WITHDRAWN';
update alert_event set what = case what
    when 'CLIMBED' then 'ESCALATED'
    when 'RETURNED' then 'RECOVERED'
    when 'WITHDRAWN' then 'RETRACTED'
    when 'FURTHER' then 'WORSENED'
    when 'FURTHER_WITHDRAWN' then 'WORSENING_RETRACTED'
  end
where what in ('CLIMBED', 'RETURNED', 'WITHDRAWN', 'FURTHER', 'FURTHER_WITHDRAWN');
update outbox set what = case what
    when 'CLIMBED' then 'ESCALATED'
    when 'RETURNED' then 'RECOVERED'
    when 'WITHDRAWN' then 'RETRACTED'
    when 'FURTHER' then 'WORSENED'
    when 'FURTHER_WITHDRAWN' then 'WORSENING_RETRACTED'
  end
where what in ('CLIMBED', 'RETURNED', 'WITHDRAWN', 'FURTHER', 'FURTHER_WITHDRAWN');

alter table alert add constraint alert_state_check
  check (state in ('OPEN', 'ACKNOWLEDGED', 'RECOVERED', 'NEW_NORMAL', 'RETRACTED'));
create unique index alert_escalates_once on alert_event (alert, level) where what = 'ESCALATED';
