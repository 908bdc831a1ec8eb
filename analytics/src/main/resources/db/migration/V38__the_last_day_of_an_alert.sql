-- A day that an alert has spoken for raises no other of the same direction when it is judged anew. Of what closed before this
-- was kept the last day is about the one before it closed.
alter table alert add column last_day date;
update alert set last_day = greatest(day, (closed_at at time zone unit.zone)::date - 1)
from unit where unit.id = alert.unit and alert.state in ('RETURNED', 'NEW_NORMAL');
