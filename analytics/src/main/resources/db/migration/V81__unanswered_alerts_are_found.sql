-- Every screen counts the alerts that wait for its viewer, again with each change of an alert.
create index alert_unanswered on alert (current_level, deadline, id)
  where closed_at is null and state = 'OPEN' and polarity = 'PAIN';
